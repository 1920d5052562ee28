import { useId, useMemo, useState, type ReactNode } from 'react'
import type { HostDetail, HostMetrics } from '@/shared/api/types'
import type { Span } from '@/shared/charts/align'
import type { ChartGestures } from '@/shared/charts/chart-model'
import { createCursorStore, type CursorStore } from '@/shared/charts/cursor-store'
import { LoadProblem } from '@/shared/ui/LoadProblem'
import type { TimeRangeState } from '@/shared/time/use-time-range'
import { fieldsOf, hostCharts } from './chart-specs'
import { CursorReadout } from './CursorReadout'
import { HostChart } from './HostChart'
import styles from './HostCharts.module.css'
import { useHostSeries } from './use-host-series'

interface HostChartsProps {
  host: HostDetail
  time: TimeRangeState
  /** The moment of the past that the page shows; clicks on a chart choose it. */
  momentMs?: number | null
  /** The values in the titles; those of now when absent. */
  metrics?: HostMetrics
  onPick?: (timeMs: number) => void
  /** Stands under the first chart, which then takes the whole width. */
  lane?: (view: ChartView) => ReactNode
  /** More charts in the same grid, on the same axis. */
  more?: (view: ChartView) => ReactNode
}

/** What everything on the charts' time axis needs. */
export interface ChartView {
  range: Span
  stepMs: number
  gestures: ChartGestures
  cursor: CursorStore
  syncKey: string
}

const nothingYet = { timesMs: [], values: {} }

/** All charts of a host over one range: one question to the server, one cursor. */
export function HostCharts({ host, time, momentMs = null, metrics = host.metrics, onPick, lane, more }: HostChartsProps) {
  const [cursor] = useState(createCursorStore)
  const syncKey = useId()
  const hasGpu = host.metrics.gpu_usage_percent != null
  const specs = useMemo(() => hostCharts.filter((spec) => !spec.optional || hasGpu), [hasGpu])
  const fields = useMemo(() => fieldsOf(specs), [specs])
  const { columns, banded, stepMs, range, error, refetch } = useHostSeries({
    hostId: host.id,
    sampleSeconds: host.interval_seconds,
    range: time.range,
    moving: time.moving,
    fields,
  })

  const gestures = useMemo<ChartGestures>(() => ({ zoom: time.zoom, pan: time.pan, zoomBack: time.zoomBack, ...(onPick ? { pick: onPick } : {}) }), [time, onPick])
  const view: ChartView = { range, stepMs, gestures, cursor, syncKey }

  return (
    <div className={styles.charts} aria-busy={columns === null}>
      {error && <LoadProblem error={error} onRetry={() => void refetch()} />}
      <div className={`${styles.grid} ${lane ? styles.led : ''}`}>
        {columns !== null || error
          ? specs.map((spec, index) => (
              <HostChart
                key={spec.id}
                spec={spec}
                metrics={metrics}
                limit={(spec.limit && (metrics[spec.limit] ?? host.metrics[spec.limit])) ?? null}
                current={momentMs !== null || host.status === 'online'}
                columns={columns ?? nothingYet}
                banded={banded}
                stepMs={stepMs}
                range={range}
                gestures={gestures}
                cursor={cursor}
                syncKey={syncKey}
                momentMs={momentMs}
              >
                {index === 0 && lane?.(view)}
              </HostChart>
            ))
          : specs.map((spec) => <div key={spec.id} className={styles.waiting} aria-hidden />)}
        {columns !== null && more?.(view)}
      </div>
      {columns && <CursorReadout cursor={cursor} columns={columns} specs={specs} stepMs={stepMs} />}
    </div>
  )
}
