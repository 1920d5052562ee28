import type { ReactNode } from 'react'
import styles from './EmptyState.module.css'
import { Lantern } from './Lantern'

interface EmptyStateProps {
  title: string
  children?: ReactNode
  action?: ReactNode
}

export function EmptyState({ title, children, action }: EmptyStateProps) {
  return (
    <section className={styles.empty}>
      <Lantern size={40} />
      <h2>{title}</h2>
      {children && <div className={styles.words}>{children}</div>}
      {action}
    </section>
  )
}
