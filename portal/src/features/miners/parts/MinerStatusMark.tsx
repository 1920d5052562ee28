import { CircleCheck, CircleHelp, CircleX, Moon, TriangleAlert } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { minerStatuses, type MinerStatus } from '../api/miner'
import styles from './parts.module.css'

/** Each state has its own shape; only a problem has a colour. */
const looks = {
  hashing: { Icon: CircleCheck, tone: 'calm' },
  needs_attention: { Icon: TriangleAlert, tone: 'warning' },
  sleeping: { Icon: Moon, tone: 'calm' },
  offline: { Icon: CircleX, tone: 'critical' },
  unknown: { Icon: CircleHelp, tone: 'calm' },
} as const

export function MinerStatusIcon({ status, size = 14 }: { status: MinerStatus; size?: number }) {
  const { Icon, tone } = looks[status] ?? looks.unknown
  return <Icon size={size} className={styles[tone]} aria-hidden />
}

export function MinerStatusMark({ status }: { status: MinerStatus }) {
  const name = useStatusName()
  const { tone } = looks[status] ?? looks.unknown
  return (
    <span className={`${styles.status} ${tone === 'calm' ? '' : styles[tone]}`}>
      <MinerStatusIcon status={status} />
      {name(status)}
    </span>
  )
}

/** A state of a newer server is shown as it came. */
export function useStatusName() {
  const { t } = useTranslation('miners')
  return (status: string) => (minerStatuses.includes(status as MinerStatus) ? t(`status.${status as MinerStatus}`) : status)
}
