import { ChevronDown, X } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button } from '@/shared/ui/Button'
import { Menu, MenuCheck, MenuChoices } from '@/shared/ui/Menu'
import { useFormat } from '@/shared/units/use-format'
import type { MinerList } from '../api/list-miners'
import { minerStatuses } from '../api/miner'
import type { Site } from '../api/site'
import { MinerStatusIcon, useStatusName } from '../parts/MinerStatusMark'
import { useFirmwareName, useIssueName } from '../parts/use-words'
import styles from './MinerFilters.module.css'
import { Chip } from './Chip'
import { isFiltered, toggled, usualView, type FilterName, type MinersView } from './miners-view'
import { byCount } from './by-count'

interface MinerFiltersProps {
  view: MinersView
  counts: MinerList['counts']
  /** None where the page is that of one site. */
  sites: readonly Site[]
  onChange: (change: Partial<MinersView>) => void
}

/** What can be clicked to see less: states and issues at once, the longer lists in menus. */
export function MinerFilters({ view, counts, sites, onChange }: MinerFiltersProps) {
  const { t } = useTranslation('miners')
  const statusName = useStatusName()
  const issueName = useIssueName()
  const firmwareName = useFirmwareName()
  const statuses = minerStatuses.filter((status) => (counts.status?.[status] ?? 0) > 0 || view.status.includes(status))
  const toggle = (name: FilterName, value: string) => onChange({ [name]: toggled(view[name], value) })
  return (
    <div className={styles.filters} role="group" aria-label={t('filters')}>
      {statuses.map((status) => (
        <Chip key={status} pressed={view.status.includes(status)} count={counts.status?.[status] ?? 0} onClick={() => toggle('status', status)}>
          <MinerStatusIcon status={status} size={13} />
          {statusName(status)}
        </Chip>
      ))}
      <span className={styles.gap} aria-hidden />
      {byCount(counts.issue, view.issue).map(([issue, count]) => (
        <Chip key={issue} pressed={view.issue.includes(issue)} count={count} onClick={() => toggle('issue', issue)}>
          {issueName(issue)}
        </Chip>
      ))}
      <span className={styles.gap} aria-hidden />
      <FilterMenu label={t('column.model')} counts={counts.model} chosen={view.model} onToggle={(value) => toggle('model', value)} />
      <FilterMenu label={t('column.firmware')} counts={counts.firmware} chosen={view.firmware} nameOf={firmwareName} onToggle={(value) => toggle('firmware', value)} />
      <FilterMenu label={t('column.pool')} counts={counts.pool} chosen={view.pool} onToggle={(value) => toggle('pool', value)} />
      <FilterMenu label={t('column.tags')} counts={counts.tag} chosen={view.tag} onToggle={(value) => toggle('tag', value)} />
      {sites.length > 1 && <SiteMenu sites={sites} chosen={view.site} onChoose={(site) => onChange({ site, rack: null })} />}
      {isFiltered(view) && (
        <Button look="quiet" onClick={() => onChange({ ...usualView, sort: view.sort, descending: view.descending, hidden: view.hidden })}>
          <X size={14} aria-hidden />
          {t('clearFilters')}
        </Button>
      )}
    </div>
  )
}

interface FilterMenuProps {
  label: string
  counts: Readonly<Record<string, number>> | undefined
  chosen: readonly string[]
  nameOf?: (value: string) => string
  onToggle: (value: string) => void
}

function FilterMenu({ label, counts, chosen, nameOf = (value) => value, onToggle }: FilterMenuProps) {
  const { t } = useTranslation('miners')
  const format = useFormat()
  const values = byCount(counts, chosen)
  if (values.length === 0) return null
  return (
    <Menu
      trigger={
        <button type="button" className={styles.chip} data-chosen={chosen.length > 0 || undefined}>
          {chosen.length === 1 ? t('filterOne', { name: label, value: nameOf(chosen[0]!) }) : chosen.length > 1 ? t('filterMany', { name: label, count: chosen.length }) : label}
          <ChevronDown size={12} aria-hidden />
        </button>
      }
    >
      {values.map(([value, count]) => (
        <MenuCheck key={value} checked={chosen.includes(value)} onChange={() => onToggle(value)}>
          <span className={styles.item}>
            {nameOf(value)}
            <span className={styles.count}>{format.number(count)}</span>
          </span>
        </MenuCheck>
      ))}
    </Menu>
  )
}

function SiteMenu({ sites, chosen, onChoose }: { sites: readonly Site[]; chosen: number | null; onChoose: (site: number | null) => void }) {
  const { t } = useTranslation('miners')
  const name = sites.find(({ id }) => id === chosen)?.name
  const options = [{ value: '', label: t('allSites') }, ...sites.map((site) => ({ value: String(site.id), label: t('withCount', { name: site.name, count: site.summary.total_miners }) }))]
  return (
    <Menu
      trigger={
        <button type="button" className={styles.chip} data-chosen={chosen !== null || undefined}>
          {name ? t('filterOne', { name: t('column.site'), value: name }) : t('column.site')}
          <ChevronDown size={12} aria-hidden />
        </button>
      }
    >
      <MenuChoices value={chosen === null ? '' : String(chosen)} options={options} onChange={(value) => onChoose(value === '' ? null : Number(value))} />
    </Menu>
  )
}
