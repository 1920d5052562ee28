import { useTranslation } from 'react-i18next'
import type { HostDetail } from '@/shared/api/types'
import { healthOf } from '@/shared/hosts/health'
import { StatusMark } from '@/shared/ui/StatusMark'
import { useFormat } from '@/shared/units/use-format'
import styles from './HostHeader.module.css'
import { useHostChips } from './use-host-chips'

interface HostHeaderProps {
  host: HostDetail
  nowMs: number
  /** A moment of the past is shown: whether the host answers now is beside the point. */
  past?: boolean
}

export function HostHeader({ host, nowMs, past = false }: HostHeaderProps) {
  const { t } = useTranslation('host')
  const format = useFormat()
  const health = healthOf(host, nowMs)
  const chips = useHostChips(host, nowMs)
  const since = host.status_since_ms
  // Since when the values are late or high nobody knows; the time is that of the connection.
  const connectedThoughNotWell = health === 'stale' || health === 'attention'
  return (
    <header className={styles.header}>
      <div className={styles.title}>
        <h1>{host.name}</h1>
        {!past && <StatusMark health={health} />}
        {!past && since !== null && health !== 'pending' && (
          <span className={styles.since} title={format.dateTime(since)}>
            {t(connectedThoughNotWell ? 'connectedSince' : 'since', { duration: format.duration((nowMs - since) / 1000) })}
          </span>
        )}
        {!past && (health === 'stale' || health === 'offline') && <span className={styles.since}>{t('staleValues', { ago: format.ago(host.metrics_time_ms, nowMs) })}</span>}
      </div>
      <ul className={styles.chips}>
        {chips.map(({ id, name, text, detail }) => (
          <li key={id} title={detail ?? `${name}: ${text}`}>
            <span className={styles.name}>{name}</span>
            <span className={styles.text}>{text}</span>
          </li>
        ))}
      </ul>
    </header>
  )
}
