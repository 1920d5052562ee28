import { useQuery } from '@tanstack/react-query'
import { useCallback, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useSearchParams } from 'react-router'
import { useIsAdmin } from '@/shared/session/use-session'
import button from '@/shared/ui/Button.module.css'
import { EmptyState } from '@/shared/ui/EmptyState'
import { LoadProblem } from '@/shared/ui/LoadProblem'
import { Skeleton } from '@/shared/ui/Skeleton'
import { containersQuery } from '../api/list-containers'
import { racksQuery } from '../api/list-racks'
import type { Rack, Site } from '../api/site'
import { MapLegend } from './MapLegend'
import { MapToolbar } from './MapToolbar'
import styles from './MapTab.module.css'
import { readMapView, writeMapView, type MapView } from './map-view'
import { PlaceMiner } from './PlaceMiner'
import { RackGrid } from './RackGrid'
import { unplaced } from './rack-grid'
import { commonScale } from './slot-colour'
import { useSiteMiners } from './use-site-miners'

interface EmptySlot {
  rack: Rack
  row: number
  column: number
}

export function MapTab({ site }: { site: Site }) {
  const { t } = useTranslation('miners')
  const [params, setParams] = useSearchParams()
  const view = useMemo(() => readMapView(params), [params])
  const change = useCallback((part: Partial<MapView>) => setParams((before) => writeMapView(before, { ...readMapView(before), ...part }), { replace: true }), [setParams])
  const racks = useQuery(racksQuery(site.id))
  const containers = useQuery(containersQuery(site.id))
  const miners = useSiteMiners(site.id)
  const isAdmin = useIsAdmin()
  const [slot, setSlot] = useState<EmptySlot | null>(null)
  const free = useMemo(() => unplaced(miners.data?.miners ?? []), [miners.data])
  const scale = useMemo(() => commonScale((miners.data?.miners ?? []).filter(({ rack_id }) => rack_id !== null)), [miners.data])
  const error = racks.error ?? miners.error

  if (!racks.data || !miners.data) return error ? <LoadProblem error={error} onRetry={() => void Promise.all([racks.refetch(), miners.refetch()])} /> : <Skeleton lines={3} height={160} />
  if (racks.data.length === 0) {
    return (
      <EmptyState
        title={t('map.noRacks')}
        action={
          <Link to={`/sites/${site.id}/places`} className={button.button}>
            {t('map.toPlaces')}
          </Link>
        }
      >
        <p>{t('map.noRacksWords')}</p>
      </EmptyState>
    )
  }
  const shown = racks.data.filter(({ container_id }) => view.container === null || container_id === view.container)
  return (
    <div className={styles.map} data-size={view.size}>
      <MapToolbar view={view} onChange={change} containers={containers.data ?? []} unplaced={free.length} siteId={site.id} />
      <MapLegend mode={view.mode} scale={scale} />
      <div className={styles.racks}>
        {shown.map((rack) => (
          <RackGrid key={rack.id} rack={rack} container={containers.data?.find(({ id }) => id === rack.container_id)?.name ?? null} miners={miners.data.miners} view={view} onPlace={isAdmin ? (row, column) => setSlot({ rack, row, column }) : null} />
        ))}
      </div>
      {slot && <PlaceMiner {...slot} miners={free} onClose={() => setSlot(null)} />}
    </div>
  )
}
