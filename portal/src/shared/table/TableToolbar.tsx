import { Search } from 'lucide-react'
import type { ReactNode } from 'react'
import styles from './TableToolbar.module.css'

interface TableToolbarProps {
  search: string
  onSearch: (search: string) => void
  placeholder: string
  count: string
  children?: ReactNode
}

/** What stands over a table: the filter, how many rows are left, and what else can be done. */
export function TableToolbar({ search, onSearch, placeholder, count, children }: TableToolbarProps) {
  return (
    <div className={styles.bar}>
      <label className={styles.search}>
        <Search size={14} aria-hidden />
        <input type="search" value={search} onChange={(event) => onSearch(event.target.value)} placeholder={placeholder} aria-label={placeholder} />
      </label>
      <span className={styles.count} role="status">
        {count}
      </span>
      {children && <span className={styles.actions}>{children}</span>}
    </div>
  )
}
