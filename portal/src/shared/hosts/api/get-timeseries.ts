import { queryOptions } from '@tanstack/react-query'
import { api, take } from '@/shared/api/client'
import type { MetricField } from '@/shared/api/types'
import type { Interval } from '@/shared/time/interval'
import { serverNow } from '@/shared/time/server-clock'
import { resolveRange, type TimeRange } from '@/shared/time/time-range'

export interface TimeseriesRequest {
  hostId: number
  range: TimeRange
  interval: Interval
  stepMs: number
  fields: readonly MetricField[]
}

async function getTimeseries({ hostId, range, interval, stepMs, fields }: TimeseriesRequest, signal?: AbortSignal) {
  const { fromMs, toMs } = resolveRange(range, serverNow())
  return take(
    api.GET('/api/vps/{id}/metrics/timeseries', {
      params: {
        path: { id: hostId },
        query: {
          // One step more on the left, so that the line enters the chart from its edge.
          start_time: new Date(fromMs - stepMs).toISOString(),
          end_time: new Date(toMs + stepMs).toISOString(),
          ...(interval === null ? {} : { interval }),
          fields: fields.join(','),
        },
      },
      signal,
    }),
  )
}

export const timeseriesQuery = (request: TimeseriesRequest) =>
  queryOptions({
    queryKey: ['timeseries', request],
    queryFn: ({ signal }) => getTimeseries(request, signal),
    // The old lines stay on the screen until the new ones are here, but never those of another host.
    placeholderData: (previous, previousQuery) =>
      (previousQuery?.queryKey[1] as TimeseriesRequest | undefined)?.hostId === request.hostId ? previous : undefined,
  })
