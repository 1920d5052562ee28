import { useTranslation } from 'react-i18next'
import { useFormat } from '@/shared/units/use-format'
import { summariseFans } from './fans'
import styles from './parts.module.css'
import { Unknown } from './Unknown'

/** The slowest fan, or how many stand. */
export function FansCell({ fans }: { fans: readonly (number | null)[] | undefined }) {
  const { t } = useTranslation('miners')
  const format = useFormat()
  const summary = summariseFans(fans)
  if (!summary) return <Unknown />
  const all = (fans ?? []).map((rpm) => (rpm === null ? t('notAvailable') : format.number(rpm))).join(' · ')
  return (
    <span title={all} className={summary.stopped > 0 ? styles.critical : undefined}>
      {summary.stopped > 0 ? t('fansStopped', { count: summary.stopped }) : t('rpm', { value: format.number(summary.slowest) })}
    </span>
  )
}
