import { useQueries } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { ChartView } from '@/shared/host-charts/HostCharts'
import type { TimeRangeState } from '@/shared/time/use-time-range'
import { selector, seriesQuery, type LabelledSeries } from '@/shared/series/get-series'
import { SeriesChart } from '@/shared/series/SeriesChart'

interface SeriesChartsProps {
  hostId: number
  time: TimeRangeState
  view: ChartView
  momentMs: number | null
}

const REFRESH_MS = 30_000
/** Buckets no finer than this: sensors and containers are read at the agent's own pace. */
const SHORTEST_STEP_MS = 10_000

const METRICS = [
  { metric: 'node_pressure_cpu_waiting_seconds_total', rate: true },
  { metric: 'node_pressure_memory_waiting_seconds_total', rate: true },
  { metric: 'node_pressure_io_waiting_seconds_total', rate: true },
  { metric: 'node_hwmon_temp_celsius', rate: false },
  { metric: 'container_cpu_usage_seconds_total', rate: true },
] as const

/** What only some hosts measure: each chart is there when its series are. */
export function SeriesCharts({ hostId, time, view, momentMs }: SeriesChartsProps) {
  const { t } = useTranslation('twin')
  const stepMs = Math.max(SHORTEST_STEP_MS, view.stepMs)
  const results = useQueries({
    queries: METRICS.map(({ metric, rate }) => ({
      ...seriesQuery({ match: selector(metric, { agent: hostId }), range: time.range, stepMs, rate }),
      refetchInterval: time.moving ? REFRESH_MS : (false as const),
    })),
  })
  const [cpu, memory, io, temperatures, containers] = results.map(({ data }) => data ?? []) as [LabelledSeries[], LabelledSeries[], LabelledSeries[], LabelledSeries[], LabelledSeries[]]
  const pressure = [
    ...cpu.map((series) => ({ series, name: t('series.pressureCpu'), scale: 100 })),
    ...memory.map((series) => ({ series, name: t('series.pressureMemory'), scale: 100 })),
    ...io.map((series) => ({ series, name: t('series.pressureIo'), scale: 100 })),
  ]
  const chart = { view: { ...view, stepMs }, momentMs }
  return (
    <>
      <SeriesChart {...chart} id="containers-cpu" title={t('series.containers')} unit="share" stacked sources={containers.map((series) => ({ series, name: containerName(series), scale: 100 }))} />
      <SeriesChart {...chart} id="pressure" title={t('series.pressure')} unit="share" sources={pressure} />
      <SeriesChart {...chart} id="temperatures" title={t('series.temperatures')} unit="celsius" sources={temperatures.map((series) => ({ series, name: sensorName(series), scale: 1 }))} />
    </>
  )
}

function containerName({ labels }: LabelledSeries): string {
  return labels.name ?? labels.container ?? labels.id ?? ''
}

function sensorName({ labels }: LabelledSeries): string {
  return [labels.chip_name ?? labels.chip, labels.label ?? labels.sensor].filter(Boolean).join(' ')
}
