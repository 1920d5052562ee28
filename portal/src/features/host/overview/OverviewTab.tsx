import { useCallback } from 'react'
import type { HostDetail } from '@/shared/api/types'
import { HostCharts, type ChartView } from '@/shared/host-charts/HostCharts'
import { healthOf } from '@/shared/hosts/health'
import { useRewind } from '@/shared/time/use-rewind'
import { useTimeRange } from '@/shared/time/use-time-range'
import { ChangeLane } from '../changes/ChangeLane'
import { Cores } from '../Cores'
import { Filesystems } from '../Filesystems'
import { HardwareSheet } from '../HardwareSheet'
import { LiveTiles } from '../LiveTiles'
import { useHostMoment } from '../state/host-moment'
import styles from './OverviewTab.module.css'
import { SeriesCharts } from './SeriesCharts'
import { useHostAt } from './use-host-at'

export function OverviewTab() {
  const { host, atMs, momentMs } = useHostMoment()
  const time = useTimeRange()
  const { rewind } = useRewind()
  const shown = useHostAt(host, atMs)
  const health = healthOf(host, momentMs)
  const lane = useCallback(
    (view: ChartView) => <ChangeLane hostId={host.id} time={time} view={view} momentMs={atMs} onPick={rewind} />,
    [host.id, time, atMs, rewind],
  )
  const more = useCallback(
    (view: ChartView) => <SeriesCharts hostId={host.id} time={time} view={view} momentMs={atMs} />,
    [host.id, time, atMs],
  )
  return (
    <>
      <LiveTiles host={shown} old={atMs === null && (health === 'stale' || health === 'offline')} />
      <HostCharts host={host} metrics={shown.metrics} time={time} momentMs={atMs} onPick={rewind} lane={lane} more={more} />
      <Below host={shown} live={atMs === null} />
    </>
  )
}

/** Values per core are kept nowhere, so a moment of the past has none. */
function Below({ host, live }: { host: HostDetail; live: boolean }) {
  return (
    <>
      <div className={live ? styles.pair : undefined}>
        <Filesystems filesystems={host.filesystems} />
        {live && <Cores cores={host.cores} />}
      </div>
      {live && <HardwareSheet host={host} />}
    </>
  )
}
