import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { DataTable } from '@/shared/table/DataTable'
import { useIsAdmin } from '@/shared/session/use-session'
import { useKeptSearch } from '@/shared/time/use-kept-search'
import { useNow } from '@/shared/time/use-now'
import { Button } from '@/shared/ui/Button'
import { EmptyState } from '@/shared/ui/EmptyState'
import { LoadProblem } from '@/shared/ui/LoadProblem'
import { Skeleton } from '@/shared/ui/Skeleton'
import { ActionButtons } from '../actions/ActionButtons'
import { usePermissions } from '../actions/use-permissions'
import { minersQuery } from '../api/list-miners'
import type { Miner } from '../api/miner'
import { racksQuery } from '../api/list-racks'
import type { Site } from '../api/site'
import { BulkEdits } from '../edits/BulkEdits'
import { MinerFilters } from './MinerFilters'
import styles from './MinerList.module.css'
import { MinersToolbar } from './MinersToolbar'
import { filterOf, isFiltered, usualView, type MinerSort } from './miners-view'
import { NoMiners } from './NoMiners'
import { SelectionBar } from './SelectionBar'
import { useMinerColumns } from './use-miner-columns'
import { useMinerSelection } from './use-miner-selection'
import { useMinersView } from './use-miners-view'

const AGE_REFRESH_MS = 5000
/** As many rows as a person scrolls through; more come with a click. */
const ROWS_AT_ONCE = 1000

/** The miners of all sites or of one: filters, search, table. */
export function MinerList({ sites, siteId = null }: { sites: readonly Site[]; siteId?: number | null }) {
  const { t } = useTranslation('miners')
  const [view, change] = useMinersView()
  const [limit, setLimit] = useState(ROWS_AT_ONCE)
  const { data, error, refetch } = useQuery(minersQuery(filterOf(view, siteId, limit)))
  const chosenSite = siteId ?? view.site
  const racks = useRackNames(chosenSite)
  const selection = useMinerSelection(data?.miners ?? noMiners, filterOf(view, siteId), siteId)
  const permissions = usePermissions(sitesOf([...(data?.miners ?? noMiners), ...selection.miners]))
  const columns = useMinerColumns({ sites, racks, nowMs: useNow(AGE_REFRESH_MS), keptSearch: useKeptSearch(), permissions })
  const shownColumns = columns.filter(({ id }) => id === 'blink' || (!view.hidden.includes(id) && (id !== 'site_id' || siteId === null)))
  const isAdmin = useIsAdmin()
  const navigate = useNavigate()
  const search = useKeptSearch()
  const open = ({ id }: Miner) => void navigate({ pathname: `/miners/${id}`, search })

  if (!data) return error ? <LoadProblem error={error} onRetry={() => void refetch()} /> : <Skeleton lines={10} height={32} />
  const filtered = isFiltered(view)
  if (data.total === 0 && !filtered) return <NoMiners sites={sites} siteId={siteId} />
  return (
    <div className={styles.list}>
      {error && <LoadProblem error={error} onRetry={() => void refetch()} />}
      <MinersToolbar view={view} onChange={change} total={data.total} filter={filterOf(view, siteId)} withSite={siteId === null} />
      <MinerFilters view={view} counts={data.counts} sites={siteId === null ? sites : []} onChange={change} />
      {data.miners.length === 0 ? (
        <EmptyState title={t('nothing.title')} action={<Button onClick={() => change({ ...usualView, hidden: view.hidden })}>{t('nothing.clear')}</Button>} />
      ) : (
        <div className={styles.table}>
          <DataTable
            caption={t('title')}
            testId="miners"
            columns={shownColumns}
            rows={data.miners}
            keyOf={({ id }) => String(id)}
            view={view}
            onSort={({ sort, descending }) => change({ sort: sort as MinerSort, descending })}
            onOpen={open}
            choice={isAdmin ? selection.choice : undefined}
          />
        </div>
      )}
      {data.total > data.miners.length && (
        <Button onClick={() => setLimit((before) => before + ROWS_AT_ONCE)}>{t('more', { shown: data.miners.length, count: data.total })}</Button>
      )}
      <SelectionBar selection={selection} total={data.total} listed={data.miners.length}>
        <ActionButtons miners={selection.miners} permissions={permissions} onOrdered={selection.clear} />
        <BulkEdits miners={selection.miners} />
      </SelectionBar>
    </div>
  )
}

const noMiners: readonly Miner[] = []
const noRacks: ReadonlyMap<number, string> = new Map()

function sitesOf(miners: readonly Miner[]): number[] {
  return [...new Set(miners.map(({ site_id }) => site_id))].sort((a, b) => a - b)
}

/** Names are asked for where one site is shown; a list of all sites says the number. */
function useRackNames(siteId: number | null): ReadonlyMap<number, string> {
  const { data } = useQuery({ ...racksQuery(siteId ?? 0), enabled: siteId !== null })
  return useMemo(() => (data ? new Map(data.map(({ id, name }) => [id, name])) : noRacks), [data])
}
