import { Popover } from 'radix-ui'
import type { ReactNode } from 'react'
import styles from './Blink.module.css'

interface WhyProps {
  /** What is not possible or went wrong. */
  label: string
  /** Why, as a sentence. */
  reason: string
  tone?: 'unavailable' | 'failed'
  action?: ReactNode
  /** What stands on the button. */
  children: ReactNode
}

/** In place of a button that cannot do its work: a click says why. */
export function Why({ label, reason, tone = 'unavailable', action, children }: WhyProps) {
  return (
    <Popover.Root>
      <Popover.Trigger asChild>
        <button type="button" className={`${styles.why} ${styles[tone]}`} aria-label={label} title={reason}>
          {children}
        </button>
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content className={styles.reason} align="end" sideOffset={4} collisionPadding={8} aria-label={label}>
          <p>{reason}</p>
          {action}
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  )
}
