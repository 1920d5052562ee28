import { queryOptions } from '@tanstack/react-query'
import { getJson } from '@/shared/api/get-json'
import { minersKey, type MinerList } from './list-miners'

/** The tags that miners have and how many have each; a list of one row has the counts of all. */
export const tagsQuery = queryOptions({
  queryKey: [...minersKey, 'tags'],
  queryFn: async ({ signal }) => (await getJson<MinerList>('/api/miners', { limit: 1 }, signal)).counts.tag ?? {},
})
