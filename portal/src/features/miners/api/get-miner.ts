import { queryOptions } from '@tanstack/react-query'
import { getJson } from '@/shared/api/get-json'
import { minersKey } from './list-miners'
import type { MinerDetail } from './miner-detail'

const REFRESH_MS = 10_000

/** A miner now, or as it was at a moment. */
export const minerQuery = (id: number, atMs: number | null) =>
  queryOptions({
    queryKey: [...minersKey, 'detail', id, atMs],
    queryFn: ({ signal }) => getJson<MinerDetail>(`/api/miners/${id}`, { at: atMs }, signal),
    refetchInterval: atMs === null ? REFRESH_MS : false,
    placeholderData: (previous, previousQuery) => (previousQuery?.queryKey[2] === id ? previous : undefined),
  })
