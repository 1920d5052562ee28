import { CircleCheck, CircleDashed, CircleX, Clock, TriangleAlert } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Health } from '@/shared/hosts/health'
import styles from './StatusMark.module.css'

/** Each state has its own shape, so that colour is never the only sign. */
const icons = { online: CircleCheck, attention: TriangleAlert, stale: Clock, offline: CircleX, pending: CircleDashed }

export function StatusIcon({ health, size = 14 }: { health: Health; size?: number }) {
  const Icon = icons[health]
  return <Icon size={size} className={styles[health]} aria-hidden />
}

export function StatusMark({ health }: { health: Health }) {
  const { t } = useTranslation('common')
  return (
    <span className={`${styles.mark} ${styles[health]}`}>
      <StatusIcon health={health} />
      {t(`health.${health}`)}
    </span>
  )
}
