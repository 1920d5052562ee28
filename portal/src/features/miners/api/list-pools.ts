import { queryOptions } from '@tanstack/react-query'
import { getJson } from '@/shared/api/get-json'
import type { components } from '@/shared/api/schema'
import { sitesKey } from './list-sites'

/** A pool that miners are meant to work for; one without a site is for all. */
export type IntendedPool = components['schemas']['MiningPool']

export const poolsQuery = queryOptions({
  queryKey: [...sitesKey, 'pools'],
  queryFn: ({ signal }) => getJson<readonly IntendedPool[]>('/api/pools', {}, signal),
})
