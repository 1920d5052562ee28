import { Columns3, Download, Zap } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { TableToolbar } from '@/shared/table/TableToolbar'
import { useMedia } from '@/shared/ui/use-media'
import button from '@/shared/ui/Button.module.css'
import { Button } from '@/shared/ui/Button'
import { Menu, MenuCheck, MenuItem, MenuLine } from '@/shared/ui/Menu'
import { minersCsvAddress, type MinerFilter } from '../api/list-miners'
import { ViewsMenu } from '@/shared/views/ViewsMenu'
import { minersViews, optionalColumns, siteMinersViews, type MinerColumn, type MinersView } from './miners-view'

interface MinersToolbarProps {
  view: MinersView
  onChange: (change: Partial<MinersView>) => void
  total: number
  filter: MinerFilter
  withSite: boolean
}

export function MinersToolbar({ view, onChange, total, filter, withSite }: MinersToolbarProps) {
  const { t } = useTranslation('miners')
  const { t: actions } = useTranslation('minerActions')
  const wide = useMedia('(width >= 1024px)')
  const choose = (id: MinerColumn, visible: boolean) => onChange({ hidden: optionalColumns.filter((other) => (other === id ? !visible : view.hidden.includes(other))) })
  const columns = optionalColumns.filter((id) => withSite || id !== 'site_id')
  return (
    <TableToolbar search={view.search} onSearch={(search) => onChange({ search })} placeholder={t('search')} count={t('count', { count: total })}>
      <ViewsMenu of={withSite ? minersViews : siteMinersViews} />
      {wide && (
        <Menu
          trigger={
            <Button>
              <Columns3 size={14} aria-hidden />
              {t('columns')}
            </Button>
          }
        >
          <MenuItem onSelect={() => onChange({ hidden: [] })}>{t('allColumns')}</MenuItem>
          <MenuLine />
          {columns.map((id) => (
            <MenuCheck key={id} checked={!view.hidden.includes(id)} onChange={(visible) => choose(id, visible)}>
              {t(`column.${columnWords[id]}`)}
            </MenuCheck>
          ))}
        </Menu>
      )}
      <Link className={button.button} to="/miners/actions">
        <Zap size={14} aria-hidden />
        {actions('log')}
      </Link>
      <a className={button.button} href={minersCsvAddress(filter)} download="miners.csv">
        <Download size={14} aria-hidden />
        {t('csv')}
      </a>
    </TableToolbar>
  )
}

/** The names of the columns in the locale files. */
const columnWords = {
  name: 'name', worker: 'worker', model: 'model', status: 'status', issues: 'issues', verdict: 'verdict', hashrate: 'hashrate', efficiency_joules_per_terahash: 'efficiency', power_watts: 'power',
  temperature_chip: 'temperature', fans: 'fans', rejected_ratio: 'rejected', firmware_version: 'firmware', pool_url: 'pool', uptime_seconds: 'uptime', ip_address: 'address', mac: 'mac', site_id: 'site',
  rack_id: 'place', tags: 'tags', last_seen: 'seen',
} as const satisfies Record<MinerColumn, string>
