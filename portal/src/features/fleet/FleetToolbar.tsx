import { Columns3, Download, Search } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button } from '@/shared/ui/Button'
import { Menu, MenuCheck } from '@/shared/ui/Menu'
import { saveFile } from '@/shared/ui/save-file'
import { fleetCsv } from './fleet-csv'
import { ViewsMenu } from '@/shared/views/ViewsMenu'
import { fleetViews, type FleetRow } from './fleet-view'
import styles from './FleetToolbar.module.css'
import { optionalColumns, useVisibleColumns } from './use-visible-columns'

interface FleetToolbarProps {
  search: string
  onSearch: (search: string) => void
  rows: readonly FleetRow[]
  total: number
  withColumns: boolean
}

export function FleetToolbar({ search, onSearch, rows, total, withColumns }: FleetToolbarProps) {
  const { t } = useTranslation('fleet')
  const { visibility, setVisible } = useVisibleColumns()
  return (
    <div className={styles.bar}>
      <label className={styles.search}>
        <Search size={14} aria-hidden />
        <input type="search" value={search} onChange={(event) => onSearch(event.target.value)} placeholder={t('search')} aria-label={t('search')} />
      </label>
      <span className={styles.count} role="status">
        {rows.length === total ? t('count', { count: total }) : t('countOf', { shown: rows.length, count: total })}
      </span>
      <span className={styles.actions}>
        <ViewsMenu of={fleetViews} />
        {withColumns && (
          <Menu
            trigger={
              <Button>
                <Columns3 size={14} aria-hidden />
                {t('columns')}
              </Button>
            }
          >
            {optionalColumns.map((key) => (
              <MenuCheck key={key} checked={visibility[key] !== false} onChange={(visible) => setVisible(key, visible)}>
                {t(`column.${key}`)}
              </MenuCheck>
            ))}
          </Menu>
        )}
        <Button onClick={() => saveFile('vedette-hosts.csv', 'text/csv', fleetCsv(rows))}>
          <Download size={14} aria-hidden />
          {t('csv')}
        </Button>
      </span>
    </div>
  )
}
