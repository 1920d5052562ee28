import { useTranslation } from 'react-i18next'
import type { AnyEntity, FieldChange } from '@/shared/states/entities'
import { unitOfField, useFieldName, useFieldText } from '@/shared/states/use-field-text'
import { CopyButton } from '@/shared/ui/CopyButton'
import { useFormat } from '@/shared/units/use-format'
import styles from './FieldList.module.css'

interface FieldListProps {
  entity: { key: string }
  /** Shown elsewhere already. */
  without?: readonly string[]
  changes?: readonly FieldChange[]
  momentMs?: number
}

/** Everything that is known of a thing, in the agent's order, with what it has become since. */
export function FieldList({ entity, without = [], changes = [], momentMs }: FieldListProps) {
  const { t } = useTranslation('twin')
  const name = useFieldName()
  const text = useFieldText()
  const format = useFormat()
  const fields = Object.entries(entity as AnyEntity).filter(([field, value]) => field !== 'key' && !without.includes(field) && !isNothing(value))
  const later = changes.filter(({ name: field }) => !without.includes(field) && !fields.some(([known]) => known === field))
  const after = new Map(changes.map((change) => [change.name, change.after]))
  return (
    <dl className={styles.list}>
      {[...fields, ...later.map(({ name: field }): [string, unknown] => [field, null])].map(([field, value]) => (
        <div key={field} data-changed={after.has(field) || undefined}>
          <dt>{name(field)}</dt>
          <dd>
            <span className={styles.content}>
              {Array.isArray(value) && value.length > 1 ? <Several values={value} /> : <span className={styles.value}>{text(field, value)}</span>}
              {unitOfField(field) === 'moment' && typeof value === 'number' && momentMs !== undefined && <span className={styles.soft}>{format.ago(value, momentMs)}</span>}
              {after.has(field) && <span className={styles.after}>{t('mark.now', { value: text(field, after.get(field)) })}</span>}
            </span>
            {value != null && <CopyButton text={Array.isArray(value) ? value.join('\n') : String(value)} label={t('copy', { name: name(field) })} />}
          </dd>
        </div>
      ))}
    </dl>
  )
}

function Several({ values }: { values: readonly unknown[] }) {
  return (
    <ul className={styles.values}>
      {values.map((value, index) => (
        <li key={index}>{String(value)}</li>
      ))}
    </ul>
  )
}

function isNothing(value: unknown): boolean {
  return value == null || value === '' || (Array.isArray(value) && value.length === 0)
}
