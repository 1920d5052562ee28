import { useQueries } from '@tanstack/react-query'
import { useId, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ChartGestures } from '@/shared/charts/chart-model'
import { createCursorStore } from '@/shared/charts/cursor-store'
import charts from '@/shared/host-charts/HostCharts.module.css'
import type { ChartView } from '@/shared/host-charts/HostCharts'
import { selector, seriesQuery, type LabelledSeries } from '@/shared/series/get-series'
import { SeriesChart } from '@/shared/series/SeriesChart'
import { chooseResolution } from '@/shared/time/interval'
import { serverNow } from '@/shared/time/server-clock'
import { resolveRange } from '@/shared/time/time-range'
import { useNow } from '@/shared/time/use-now'
import type { TimeRangeState } from '@/shared/time/use-time-range'
import { LoadProblem } from '@/shared/ui/LoadProblem'
import type { MinerDetail } from '../api/miner-detail'
import { inOrderOfBoard, minerLabels, shortestWindow, tellingTemperatures } from './miner-labels'

const POLL_SECONDS = 60
const REFRESH_MS = 30_000
const CLOCK_MS = 10_000

interface MinerChartsProps {
  miner: MinerDetail
  time: TimeRangeState
  momentMs: number | null
  onPick: (ms: number) => void
}

export function MinerCharts({ miner, time, momentMs, onPick }: MinerChartsProps) {
  const { t } = useTranslation('miners')
  const sensorName = useSensorName()
  const view = useChartView(time, onPick)
  const labels = minerLabels(miner)
  const matches = [
    selector('miner_hashrate_hashes_per_second', labels),
    selector('miner_board_hashrate_hashes_per_second', labels),
    selector('miner_temperature_celsius', labels),
    selector('miner_power_watts', labels),
  ]
  const results = useQueries({
    queries: matches.map((match) => ({ ...seriesQuery({ match, range: time.range, stepMs: view.stepMs, rate: false }), refetchInterval: time.moving ? REFRESH_MS : (false as const) })),
  })
  const [rates, boards, temperatures, power] = results.map(({ data }) => data ?? []) as [LabelledSeries[], LabelledSeries[], LabelledSeries[], LabelledSeries[]]
  const failed = results.find(({ error }) => error)
  const rate = shortestWindow(rates)
  const chart = { view, momentMs }
  const expected = miner.hashrate_expected ?? null
  return (
    <section className={charts.charts} aria-label={t('chart.label')}>
      {failed?.error && <LoadProblem error={failed.error} onRetry={() => void failed.refetch()} />}
      <div className={charts.grid}>
        <SeriesChart {...chart} id="miner-hashrate" title={expected === null ? t('chart.hashrate') : t('chart.hashrateExpected')} unit="hashrate" limit={expected} sources={rate ? [{ series: rate, name: '', scale: 1 }] : []} />
        <SeriesChart {...chart} id="miner-boards" title={t('chart.boards')} unit="hashrate" stacked inOrder limit={expected} sources={inOrderOfBoard(boards).map((series) => ({ series, name: t('board.number', { number: Number(series.labels.board) + 1 }), scale: 1 }))} />
        <SeriesChart {...chart} id="miner-temperatures" title={t('chart.temperatures')} unit="celsius" inOrder sources={tellingTemperatures(temperatures).map((series) => ({ series, name: sensorName(series), scale: 1 }))} />
        <SeriesChart {...chart} id="miner-power" title={t('chart.power')} unit="watts" limit={miner.power_limit_watts ?? null} sources={power.slice(0, 1).map((series) => ({ series, name: '', scale: 1 }))} />
      </div>
    </section>
  )
}

const sensors = ['board', 'chip', 'inlet', 'outlet', 'ambient', 'psu', 'vr'] as const

/** A sensor of a board goes by the number of the board, one of the device by what it is. */
function useSensorName() {
  const { t } = useTranslation('miners')
  return ({ labels }: LabelledSeries): string => {
    if (labels.board !== undefined) return t('board.number', { number: Number(labels.board) + 1 })
    const known = sensors.find((name) => name === labels.sensor)
    return known ? t(`sensor.${known}`) : (labels.sensor ?? '')
  }
}

function useChartView(time: TimeRangeState, onPick: (ms: number) => void): ChartView {
  const [cursor] = useState(createCursorStore)
  const syncKey = useId()
  const now = useNow(time.moving ? CLOCK_MS : null)
  const stepMs = useMemo(() => {
    const { fromMs, toMs } = resolveRange(time.range, serverNow())
    return chooseResolution(toMs - fromMs, POLL_SECONDS).stepMs
  }, [time.range])
  const gestures = useMemo<ChartGestures>(() => ({ zoom: time.zoom, pan: time.pan, zoomBack: time.zoomBack, pick: onPick }), [time, onPick])
  const range = useMemo(() => resolveRange(time.range, now), [time.range, now])
  return { range, stepMs, gestures, cursor, syncKey }
}
