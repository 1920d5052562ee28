import { useId, type ComponentProps, type ReactNode } from 'react'
import styles from './Field.module.css'

interface FieldProps extends Omit<ComponentProps<'input'>, 'id'> {
  label: string
  hint?: ReactNode
  problem?: string | null
}

export function Field({ label, hint, problem, className, ...input }: FieldProps) {
  const id = useId()
  return (
    <div className={`${styles.field} ${className ?? ''}`}>
      <label htmlFor={id}>{label}</label>
      <input id={id} className={styles.input} aria-invalid={problem ? true : undefined} aria-describedby={hint || problem ? `${id}-note` : undefined} {...input} />
      <Note id={id} hint={hint} problem={problem} />
    </div>
  )
}

interface SelectFieldProps<T extends string> {
  label: string
  value: T
  options: readonly { value: T; label: string }[]
  onChange: (value: T) => void
  hint?: ReactNode
  problem?: string | null
  disabled?: boolean
}

export function SelectField<T extends string>({ label, value, options, onChange, hint, problem, disabled = false }: SelectFieldProps<T>) {
  const id = useId()
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        className={styles.input}
        value={value}
        disabled={disabled}
        aria-invalid={problem ? true : undefined}
        aria-describedby={hint || problem ? `${id}-note` : undefined}
        onChange={(event) => onChange(event.target.value as T)}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
      <Note id={id} hint={hint} problem={problem} />
    </div>
  )
}

interface CheckFieldProps {
  label: string
  checked: boolean
  onChange: (checked: boolean) => void
  hint?: ReactNode
  problem?: string | null
  disabled?: boolean
}

export function CheckField({ label, checked, onChange, hint, problem, disabled = false }: CheckFieldProps) {
  const id = useId()
  return (
    <div className={styles.field}>
      <label className={styles.check} htmlFor={id}>
        <input
          id={id}
          type="checkbox"
          checked={checked}
          disabled={disabled}
          aria-describedby={hint || problem ? `${id}-note` : undefined}
          onChange={(event) => onChange(event.target.checked)}
        />
        {label}
      </label>
      <Note id={id} hint={hint} problem={problem} />
    </div>
  )
}

/** What stands under a field: what is wrong with it, else what it is for. */
function Note({ id, hint, problem }: { id: string; hint?: ReactNode; problem?: string | null | undefined }) {
  if (!hint && !problem) return null
  return (
    <p id={`${id}-note`} className={problem ? styles.problem : styles.hint} role={problem ? 'alert' : undefined}>
      {problem ?? hint}
    </p>
  )
}
