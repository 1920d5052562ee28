import { useId, useMemo, useState } from 'react'
import type { HostDetail } from '@/shared/api/types'
import { createCursorStore } from '@/shared/charts/cursor-store'
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
}

const nothingYet = { timesMs: [], values: {} }

/** All charts of a host over one range: one question to the server, one cursor. */
export function HostCharts({ host, time }: HostChartsProps) {
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

  return (
    <div className={styles.charts} aria-busy={columns === null}>
      {error && <LoadProblem error={error} onRetry={() => void refetch()} />}
      <div className={styles.grid}>
        {columns !== null || error
          ? specs.map((spec) => (
              <HostChart
                key={spec.id}
                spec={spec}
                metrics={host.metrics}
                current={host.status === 'online'}
                columns={columns ?? nothingYet}
                banded={banded}
                stepMs={stepMs}
                range={range}
                gestures={time}
                cursor={cursor}
                syncKey={syncKey}
              />
            ))
          : specs.map((spec) => <div key={spec.id} className={styles.waiting} aria-hidden />)}
      </div>
      {columns && <CursorReadout cursor={cursor} columns={columns} specs={specs} stepMs={stepMs} />}
    </div>
  )
}
