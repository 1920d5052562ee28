import { queryOptions } from '@tanstack/react-query'
import { getJson } from '@/shared/api/get-json'
import { minersKey } from './list-miners'
import type { Known } from './miner'
import type { MinerBoard } from './miner-detail'

const REFRESH_MS = 30_000
const MOST_BOARDS = 500

export interface SiteBoard extends MinerBoard {
  miner_id: number
  /** Of the miner, as are the next two. */
  name: string
  ip_address?: Known<string>
  model?: Known<string>
  /** The model has it, and the device does not tell of it. */
  lost?: boolean
}

export const worstBoardsQuery = (siteId: number) =>
  queryOptions({
    queryKey: [...minersKey, 'boards', siteId],
    queryFn: ({ signal }) => getJson<readonly SiteBoard[]>('/api/miners/boards/worst', { site: siteId, limit: MOST_BOARDS }, signal),
    refetchInterval: REFRESH_MS,
  })
