import { queryOptions } from '@tanstack/react-query'
import { getJson } from '@/shared/api/get-json'
import type { components } from '@/shared/api/schema'
import { serverNow } from '@/shared/time/server-clock'
import { sitesKey } from './list-sites'

const REFRESH_MS = 15_000
const DAY_MS = 86_400_000

/** A device that was found, moved to another address, or went. */
export type Discovery = components['schemas']['Discovery']

export const discoveriesQuery = (siteId: number, days: number) =>
  queryOptions({
    queryKey: [...sitesKey, 'discoveries', siteId, days],
    queryFn: ({ signal }) => getJson<readonly Discovery[]>(`/api/sites/${siteId}/discoveries`, { from: Math.round(serverNow() - days * DAY_MS) }, signal),
    refetchInterval: REFRESH_MS,
  })
