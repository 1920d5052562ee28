import { queryOptions } from '@tanstack/react-query'
import { getJson } from '@/shared/api/get-json'
import { minersKey } from './list-miners'
import type { MinerFinding } from './miner-detail'

const REFRESH_MS = 15_000

export const minerFindingsQuery = (siteId: number) =>
  queryOptions({
    queryKey: [...minersKey, 'findings', siteId],
    queryFn: async ({ signal }) => (await getJson<{ findings: readonly MinerFinding[] }>('/api/miner-findings', { site: siteId }, signal)).findings,
    refetchInterval: REFRESH_MS,
  })
