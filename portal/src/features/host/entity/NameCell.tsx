import type { CSSProperties, ReactNode } from 'react'
import type { Mark } from '../state/marks'
import { MarkTag } from './MarkTag'
import styles from './NameCell.module.css'

interface NameCellProps {
  name: string
  note?: string | null
  mark: Mark | null
  /** How deep in a tree. */
  depth?: number
  children?: ReactNode
  onOpen: () => void
}

/** The name of a row, which opens everything about it. */
export function NameCell({ name, note, mark, depth = 0, children, onOpen }: NameCellProps) {
  return (
    <span className={styles.cell} style={{ '--depth': depth } as CSSProperties}>
      <button type="button" className={styles.name} onClick={onOpen} title={note ? `${name}\n${note}` : name}>
        {name}
      </button>
      {children}
      <MarkTag mark={mark} />
      {note && <span className={styles.note}>{note}</span>}
    </span>
  )
}
