import { queryOptions } from '@tanstack/react-query'
import { getJson } from '@/shared/api/get-json'
import type { components } from '@/shared/api/schema'
import { minersKey } from './list-miners'

const REFRESH_MS = 30_000
const MOST_BOARDS = 500

export type SiteBoard = components['schemas']['SiteBoard']

export const worstBoardsQuery = (siteId: number) =>
  queryOptions({
    queryKey: [...minersKey, 'boards', siteId],
    queryFn: ({ signal }) => getJson<readonly SiteBoard[]>('/api/miners/boards/worst', { site: siteId, limit: MOST_BOARDS }, signal),
    refetchInterval: REFRESH_MS,
  })
