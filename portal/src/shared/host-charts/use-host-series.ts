import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { MetricField, MetricPoint } from '@/shared/api/types'
import { toColumns, type Columns, type Sample } from '@/shared/charts/columns'
import { timeseriesQuery } from '@/shared/hosts/api/get-timeseries'
import { chooseResolution } from '@/shared/time/interval'
import { serverNow } from '@/shared/time/server-clock'
import { resolveRange, type TimeRange } from '@/shared/time/time-range'
import { useNow } from '@/shared/time/use-now'
import { useLiveTail } from './use-live-tail'

interface HostSeriesRequest {
  hostId: number
  sampleSeconds: number | null
  range: TimeRange
  /** The range follows the clock. */
  moving: boolean
  fields: readonly MetricField[]
}

/** A chart moves when the clock has moved by about one pixel of it. */
const PIXELS = 600
const REFETCH_AT_LEAST_MS = 15_000
const REFETCH_AT_MOST_MS = 60_000

export function useHostSeries({ hostId, sampleSeconds, range, moving, fields }: HostSeriesRequest) {
  const spanMs = useMemo(() => {
    const { fromMs, toMs } = resolveRange(range, serverNow())
    return toMs - fromMs
  }, [range])
  const { interval, stepMs } = useMemo(() => chooseResolution(spanMs, sampleSeconds), [spanMs, sampleSeconds])
  const now = useNow(moving ? clamp(spanMs / PIXELS, 1000, REFETCH_AT_MOST_MS) : null)
  const tail = useLiveTail(hostId)

  const query = useQuery({
    ...timeseriesQuery({ hostId, range, interval, stepMs, fields }),
    staleTime: moving ? 5000 : 60_000,
    refetchInterval: moving ? clamp(stepMs, REFETCH_AT_LEAST_MS, REFETCH_AT_MOST_MS) : false,
  })

  const banded = interval !== null
  const columns = useMemo<Columns | null>(
    () => (query.data ? joinColumns(query.data, moving && !banded ? tail : [], fields, banded) : null),
    [query.data, moving, banded, tail, fields],
  )
  const resolved = useMemo(() => resolveRange(range, now), [range, now])
  return { columns, banded, stepMs, range: resolved, error: query.error, isFetching: query.isFetching, refetch: query.refetch }
}

function joinColumns(points: readonly MetricPoint[], tail: readonly Sample[], fields: readonly MetricField[], banded: boolean): Columns {
  const stored = points.map((point): Sample => ({ timeMs: Date.parse(point.time), values: point }))
  const names = banded ? fields.flatMap((field) => [field, `${field}_max`, `${field}_min`]) : fields
  return toColumns([...stored, ...tail], names)
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value))
}
