import { queryOptions } from '@tanstack/react-query'
import { ApiError } from '@/shared/api/api-error'
import { getJson } from '@/shared/api/get-json'
import { serverNow } from '@/shared/time/server-clock'
import { resolveRange, type TimeRange } from '@/shared/time/time-range'

export interface LabelledSeries {
  labels: Readonly<Record<string, string>>
  /** Milliseconds, average, lowest, highest; null where a bucket has no sample. */
  points: readonly (readonly [number, number | null, number | null, number | null])[]
}

interface SeriesRequest {
  /** Which series: a selector as Prometheus'. */
  match: string
  range: TimeRange
  stepMs: number
  /** How fast a counter grows, each second. */
  rate: boolean
}

/** A host has tens of sensors and containers, a miner a few boards; of more than this no chart can be read. */
const MOST_SERIES = 40

async function getSeries({ match, range, stepMs, rate }: SeriesRequest, signal?: AbortSignal): Promise<LabelledSeries[]> {
  const { fromMs, toMs } = resolveRange(range, serverNow())
  const query = {
    match,
    start: new Date(fromMs).toISOString(),
    end: new Date(toMs).toISOString(),
    step: `${Math.max(1, Math.round(stepMs / 1000))}s`,
    rate: String(rate),
    limit: MOST_SERIES,
  }
  try {
    return (await getJson<{ series: LabelledSeries[] }>('/api/series', query, signal)).series
  } catch (problem) {
    // A server that knows no such series has none to show, which is no fault of this page.
    if (problem instanceof ApiError && problem.status === 404) return []
    throw problem
  }
}

/** A selector that names a metric and labels; their values are quoted as Prometheus wants it. */
export function selector(metric: string, labels: Readonly<Record<string, string | number>>): string {
  const named = Object.entries(labels).map(([name, value]) => `${name}=${JSON.stringify(String(value))}`)
  return `${metric}{${named.join(',')}}`
}

/** Every series of one metric of a host, such as one for each sensor. */
export const seriesQuery = (request: SeriesRequest) =>
  queryOptions({
    queryKey: ['series', request],
    queryFn: ({ signal }) => getSeries(request, signal),
    placeholderData: (previous, previousQuery) =>
      (previousQuery?.queryKey[1] as SeriesRequest | undefined)?.match === request.match ? previous : undefined,
  })
