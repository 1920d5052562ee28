import type { ReactNode } from 'react'
import { useFormat } from '@/shared/units/use-format'
import styles from './MinerFilters.module.css'

interface ChipProps {
  pressed: boolean
  count: number
  onClick: () => void
  children: ReactNode
}

/** A count that can be clicked. */
export function Chip({ pressed, count, onClick, children }: ChipProps) {
  const format = useFormat()
  return (
    <button type="button" className={styles.chip} aria-pressed={pressed} onClick={onClick}>
      {children}
      <span className={styles.count}>{format.number(count)}</span>
    </button>
  )
}
