import { queryOptions } from '@tanstack/react-query'
import { getJson } from '@/shared/api/get-json'
import { sitesKey } from './list-sites'
import type { Known } from './miner'

/** A pool that miners are meant to work for; one without a site is for all. */
export interface IntendedPool {
  id: number
  name: string
  url: string
  /** May hold * for any letters. */
  worker_pattern?: Known<string>
  site_id?: Known<number>
}

export const poolsQuery = queryOptions({
  queryKey: [...sitesKey, 'pools'],
  queryFn: ({ signal }) => getJson<readonly IntendedPool[]>('/api/pools', {}, signal),
})
