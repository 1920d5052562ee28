import { queryOptions } from '@tanstack/react-query'
import { getJson } from '@/shared/api/get-json'
import { sitesKey } from './list-sites'
import type { Rack } from './site'

const REFRESH_MS = 30_000

export const racksQuery = (siteId: number) =>
  queryOptions({
    queryKey: [...sitesKey, 'racks', siteId],
    queryFn: ({ signal }) => getJson<readonly Rack[]>('/api/racks', { site: siteId }, signal),
    refetchInterval: REFRESH_MS,
  })
