import { queryOptions } from '@tanstack/react-query'
import { getJson } from '@/shared/api/get-json'
import { minersKey } from './list-miners'
import type { Known } from './miner'
import type { MinerBoard } from './miner-detail'

const REFRESH_MS = 30_000
const MOST_BOARDS = 500

export interface SiteBoard extends MinerBoard {
  miner_id: number
  name?: Known<string>
  miner_name?: Known<string>
  ip_address?: Known<string>
  model?: Known<string>
  /** It is not there any more. */
  lost?: Known<boolean>
}

export const worstBoardsQuery = (siteId: number) =>
  queryOptions({
    queryKey: [...minersKey, 'boards', siteId],
    queryFn: async ({ signal }) => {
      const reply = await getJson<readonly SiteBoard[] | { boards: readonly SiteBoard[] }>('/api/miners/boards/worst', { site: siteId, limit: MOST_BOARDS }, signal)
      return 'boards' in reply ? reply.boards : reply
    },
    refetchInterval: REFRESH_MS,
  })
