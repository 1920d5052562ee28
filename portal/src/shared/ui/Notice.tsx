import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import styles from './Notice.module.css'

const icons = { info: Info, ok: CircleCheck, attention: TriangleAlert, critical: CircleAlert }

interface NoticeProps {
  tone: keyof typeof icons
  children: ReactNode
  action?: ReactNode
}

export function Notice({ tone, children, action }: NoticeProps) {
  const Icon = icons[tone]
  return (
    <div className={`${styles.notice} ${styles[tone]}`} role={tone === 'critical' ? 'alert' : 'status'}>
      <Icon size={16} aria-hidden />
      <div className={styles.words}>{children}</div>
      {action}
    </div>
  )
}
