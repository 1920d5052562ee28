import { queryOptions } from '@tanstack/react-query'
import { getJson } from '@/shared/api/get-json'
import type { Site } from './site'

export const sitesKey = ['sites'] as const
const REFRESH_MS = 15_000

export const sitesQuery = queryOptions({
  queryKey: [...sitesKey, 'list'],
  queryFn: ({ signal }) => getJson<Site[]>('/api/sites', {}, signal),
  refetchInterval: REFRESH_MS,
})
