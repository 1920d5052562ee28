import { Circle, CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide-react'
import styles from './Tag.module.css'

export type Tone = 'ok' | 'attention' | 'critical' | 'info' | 'quiet'

/** Each tone has its own shape, so that colour is never the only sign. */
const icons = { ok: CircleCheck, attention: TriangleAlert, critical: CircleAlert, info: Info, quiet: Circle }

/** A state in a shape and a word. */
export function StateWord({ tone, children }: { tone: Tone; children: string }) {
  const Icon = icons[tone]
  return (
    <span className={`${styles.state} ${styles[tone]}`} title={children}>
      <Icon size={13} aria-hidden />
      <span className={styles.word}>{children}</span>
    </span>
  )
}

/** A small label beside a name. */
export function Tag({ tone = 'quiet', children, title }: { tone?: Tone | 'accent'; children: string; title?: string }) {
  return (
    <span className={`${styles.tag} ${styles[tone]}`} title={title}>
      {children}
    </span>
  )
}
