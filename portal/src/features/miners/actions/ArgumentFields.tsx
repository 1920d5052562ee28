import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Field, SelectField } from '@/shared/ui/Field'
import { Segments } from '../parts/Segments'
import styles from './ActionSheet.module.css'
import type { ActionName, AgentActions, PowerLevel } from './api/action'
import { LEAST_WATTS, MOST_WATTS, poolsOf, workerPatterns, type OrderForm } from './order-form'
import { fitsPattern } from './refusal'

interface ArgumentFieldsProps {
  action: ActionName
  form: OrderForm
  agents: readonly AgentActions[]
  onChange: (change: Partial<OrderForm>) => void
}

const levels = ['low', 'normal', 'high'] as const satisfies readonly PowerLevel[]

/** What the action takes besides the miners. */
export function ArgumentFields({ action, form, agents, onChange }: ArgumentFieldsProps) {
  const { t } = useTranslation('minerActions')
  switch (action) {
    case 'blink':
      return (
        <Choice label={t('sheet.light')}>
          <Segments label={t('sheet.light')} value={form.on ? 'on' : 'off'} options={[{ value: 'on', label: t('light.on') }, { value: 'off', label: t('light.off') }]} onChange={(value) => onChange({ on: value === 'on' })} />
        </Choice>
      )
    case 'power_mode':
      return (
        <Choice label={t('name.power_mode')}>
          <Segments label={t('name.power_mode')} value={form.mode ?? 'normal'} options={levels.map((value) => ({ value, label: t(`mode.${value}`) }))} onChange={(mode) => onChange({ mode })} />
        </Choice>
      )
    case 'power_limit':
      return (
        <Field
          className={styles.short}
          label={t('sheet.watts')}
          hint={t('sheet.wattsHint', { least: LEAST_WATTS, most: MOST_WATTS })}
          name="watts"
          type="number"
          min={LEAST_WATTS}
          max={MOST_WATTS}
          step={1}
          value={form.watts}
          onChange={(event) => onChange({ watts: event.target.value })}
          required
        />
      )
    case 'pool':
      return <PoolFields form={form} agents={agents} onChange={onChange} />
    default:
      return null
  }
}

function Choice({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className={styles.choice}>
      <span aria-hidden>{label}</span>
      {children}
    </div>
  )
}

function PoolFields({ form, agents, onChange }: Omit<ArgumentFieldsProps, 'action'>) {
  const { t } = useTranslation('minerActions')
  const patterns = workerPatterns(agents, form.pool)
  const worker = form.worker.trim()
  const fits = worker === '' || patterns.some((pattern) => fitsPattern(worker, pattern))
  return (
    <div className={styles.pair}>
      <SelectField label={t('sheet.pool')} value={form.pool} options={poolsOf(agents).map((value) => ({ value, label: value }))} onChange={(pool) => onChange({ pool, worker: '' })} />
      {patterns.length > 0 ? (
        <Field
          label={t('sheet.worker')}
          hint={t('sheet.workerHint', { pattern: patterns.join(', ') })}
          problem={fits ? null : t('sheet.workerWrong', { pattern: patterns.join(', ') })}
          name="worker"
          value={form.worker}
          onChange={(event) => onChange({ worker: event.target.value })}
          maxLength={128}
          spellCheck={false}
          autoComplete="off"
        />
      ) : (
        <p className={styles.soft}>{t('sheet.workerKept')}</p>
      )}
    </div>
  )
}
