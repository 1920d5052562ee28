import type { ReactNode } from 'react'
import styles from './Card.module.css'

interface CardProps {
  title?: string
  actions?: ReactNode
  children: ReactNode
  className?: string
}

export function Card({ title, actions, children, className }: CardProps) {
  return (
    <section className={`${styles.card} ${className ?? ''}`}>
      {title && (
        <header className={styles.header}>
          <h2>{title}</h2>
          {actions && <div className={styles.actions}>{actions}</div>}
        </header>
      )}
      {children}
    </section>
  )
}
