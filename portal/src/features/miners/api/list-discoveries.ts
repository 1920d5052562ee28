import { queryOptions } from '@tanstack/react-query'
import { getJson } from '@/shared/api/get-json'
import { serverNow } from '@/shared/time/server-clock'
import { sitesKey } from './list-sites'
import type { Known } from './miner'

const REFRESH_MS = 15_000
const DAY_MS = 86_400_000

/** A device that was found, moved to another address, or went. */
export interface Discovery {
  at_ms: number
  change: string
  miner_id?: Known<number>
  key: string
  title: string
  model?: Known<string>
  ip_address?: Known<string>
  /** How it was found there: scan, poll or ip_report. */
  by?: Known<string>
  previous_ip_address?: Known<string>
}

export const discoveriesQuery = (siteId: number, days: number) =>
  queryOptions({
    queryKey: [...sitesKey, 'discoveries', siteId, days],
    queryFn: ({ signal }) => getJson<readonly Discovery[]>(`/api/sites/${siteId}/discoveries`, { from: Math.round(serverNow() - days * DAY_MS) }, signal),
    refetchInterval: REFRESH_MS,
  })
