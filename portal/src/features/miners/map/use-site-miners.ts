import { useQuery } from '@tanstack/react-query'
import { minersQuery } from '../api/list-miners'

/** A map is of one site, and a site has some thousands at most. */
const MOST_MINERS = 10_000

export function useSiteMiners(siteId: number) {
  return useQuery(minersQuery({ site: siteId, sort: 'name', limit: MOST_MINERS }))
}
