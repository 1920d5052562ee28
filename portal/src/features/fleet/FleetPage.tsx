import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useHosts } from '@/shared/hosts/use-hosts'
import { useIsAdmin } from '@/shared/session/use-session'
import { useKeptSearch } from '@/shared/time/use-kept-search'
import { useNow } from '@/shared/time/use-now'
import button from '@/shared/ui/Button.module.css'
import { Button } from '@/shared/ui/Button'
import { EmptyState } from '@/shared/ui/EmptyState'
import { LoadProblem } from '@/shared/ui/LoadProblem'
import { Skeleton } from '@/shared/ui/Skeleton'
import { useMedia } from '@/shared/ui/use-media'
import { applyView, countHealth, defaultView, toRows } from './fleet-view'
import { FleetCards } from './FleetCards'
import styles from './FleetPage.module.css'
import { FleetTable } from './FleetTable'
import { FleetToolbar } from './FleetToolbar'
import { HealthTiles } from './HealthTiles'
import { useFleetView } from './use-fleet-view'
import { useVisibleColumns } from './use-visible-columns'

/** Ages are shown in seconds at first, so a few seconds are fine enough. */
const AGE_REFRESH_MS = 3000

export function FleetPage() {
  const { t } = useTranslation('fleet')
  const [view, change] = useFleetView()
  const { hosts, error, isPending, refetch } = useHosts()
  const { visibility } = useVisibleColumns()
  const now = useNow(AGE_REFRESH_MS)
  const wide = useMedia('(width >= 1024px)')
  const keptSearch = useKeptSearch()
  const rows = useMemo(() => toRows(hosts ?? [], now), [hosts, now])
  const shown = useMemo(() => applyView(rows, view), [rows, view])
  const counts = useMemo(() => countHealth(rows), [rows])

  if (isPending) return <Skeleton lines={10} height={32} />
  if (!hosts) return <LoadProblem error={error} onRetry={() => void refetch()} />
  if (hosts.length === 0) return <NoHosts />
  return (
    <div className={styles.page}>
      <h1 className="visually-hidden">{t('title')}</h1>
      {error && <LoadProblem error={error} onRetry={() => void refetch()} />}
      <HealthTiles counts={counts} chosen={view.health} onChoose={(health) => change({ health })} />
      <FleetToolbar search={view.search} onSearch={(search) => change({ search })} rows={shown} total={rows.length} withColumns={wide} />
      {shown.length === 0 ? (
        <EmptyState title={t('nothing.title')} action={<Button onClick={() => change(defaultView)}>{t('nothing.clear')}</Button>} />
      ) : wide ? (
        <FleetTable rows={shown} view={view} onSort={change} visibility={visibility as Record<string, boolean>} nowMs={now} keptSearch={keptSearch} />
      ) : (
        <FleetCards rows={shown} nowMs={now} keptSearch={keptSearch} />
      )}
    </div>
  )
}

function NoHosts() {
  const { t } = useTranslation('fleet')
  const isAdmin = useIsAdmin()
  return (
    <EmptyState
      title={t('empty.title')}
      action={
        isAdmin && (
          <Link to="/add-host" className={`${button.button} ${button.primary}`}>
            {t('empty.add')}
          </Link>
        )
      }
    >
      <p>{isAdmin ? t('empty.words') : t('empty.askAdmin')}</p>
    </EmptyState>
  )
}
