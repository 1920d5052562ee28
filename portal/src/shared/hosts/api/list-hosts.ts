import { queryOptions } from '@tanstack/react-query'
import { api, take } from '@/shared/api/client'
import { learnServerTime } from '@/shared/time/server-clock'

export const hostsKey = ['hosts'] as const

async function listHosts(signal?: AbortSignal) {
  const list = await take(api.GET('/api/hosts', { signal }))
  learnServerTime(list.server_time_ms)
  return list
}

export const hostsQuery = queryOptions({
  queryKey: [...hostsKey, 'list'],
  queryFn: ({ signal }) => listHosts(signal),
})
