import { queryOptions } from '@tanstack/react-query'
import { getJson } from '@/shared/api/get-json'
import { sitesKey } from './list-sites'
import type { ScanRange } from './site'

const REFRESH_MS = 5000

export const rangesQuery = (siteId: number) =>
  queryOptions({
    queryKey: [...sitesKey, 'ranges', siteId],
    queryFn: ({ signal }) => getJson<readonly ScanRange[]>(`/api/sites/${siteId}/ranges`, {}, signal),
    refetchInterval: REFRESH_MS,
  })
