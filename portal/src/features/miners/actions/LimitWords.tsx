import { useTranslation } from 'react-i18next'
import { useFormat } from '@/shared/units/use-format'
import styles from './ActionSheet.module.css'
import { overTheHour, secondsUntilLast, type AgentShare } from './run-plan'

interface LimitWordsProps {
  shares: readonly AgentShare[]
  staggerSeconds: number
  /** One that does nothing does not use up the hour. */
  dryRun: boolean
}

/** What the sites' files limit, and how long it takes with that. */
export function LimitWords({ shares, staggerSeconds, dryRun }: LimitWordsProps) {
  const { t } = useTranslation('minerActions')
  const format = useFormat()
  if (shares.length === 0) return null
  const seconds = secondsUntilLast(shares, staggerSeconds)
  const over = dryRun ? [] : overTheHour(shares, staggerSeconds)
  return (
    <ul className={styles.limits} aria-label={t('sheet.limits')} data-testid="limits">
      {shares.map(({ agent }) => (
        <li key={agent.agent_id}>
          {t('sheet.limit', { agent: agent.name, hour: format.number(agent.most_per_hour), once: format.number(agent.most_at_once), between: format.duration(agent.seconds_between) })}
        </li>
      ))}
      <li>
        <strong>{seconds > 0 ? t('sheet.lasts', { duration: format.duration(seconds) }) : t('sheet.atOnce')}</strong>
      </li>
      {over.map(({ agent, orders }) => (
        <li key={agent.agent_id} className={styles.warning}>
          {t('sheet.overHour', { agent: agent.name, most: agent.most_per_hour, count: orders })}
        </li>
      ))}
    </ul>
  )
}
