import { queryOptions } from '@tanstack/react-query'
import { api, take } from '@/shared/api/client'
import type { Run } from './action'

export const runsKey = ['miner-actions', 'runs'] as const
const IDLE_MS = 60_000
const BUSY_MS = 3000

/** The latest runs without their miners; asked often only while one of them is under way. */
export const runsQuery = (limit: number) =>
  queryOptions({
    queryKey: [...runsKey, 'list', limit],
    queryFn: ({ signal }) => take(api.GET('/api/miners/actions', { params: { query: { limit } }, signal })),
    refetchInterval: ({ state }) => (underWay(state.data?.runs).length > 0 ? BUSY_MS : IDLE_MS),
  })

/** The latest runs that touch a miner, each with what became of this one. */
export const runsOfMinerQuery = (miner: number, limit: number) =>
  queryOptions({
    queryKey: [...runsKey, 'list', 'miner', miner, limit],
    queryFn: ({ signal }) => take(api.GET('/api/miners/actions', { params: { query: { miner: String(miner), limit } }, signal })),
    refetchInterval: ({ state }) => (underWay(state.data?.runs).length > 0 ? BUSY_MS : IDLE_MS),
  })

export function underWay(runs: readonly Run[] | undefined): readonly Run[] {
  return (runs ?? []).filter(({ ended }) => !ended)
}
