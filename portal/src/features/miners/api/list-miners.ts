import { queryOptions } from '@tanstack/react-query'
import { getJson } from '@/shared/api/get-json'
import type { Miner } from './miner'

export const minersKey = ['miners'] as const
const REFRESH_MS = 15_000

type CountedBy = 'status' | 'verdict' | 'issue' | 'model' | 'firmware' | 'vendor' | 'pool' | 'tag'

export interface MinerList {
  miners: readonly Miner[]
  total: number
  /** How many there are of each value, before the state and the issues are chosen. */
  counts: Partial<Record<CountedBy, Readonly<Record<string, number>>>>
}

export type MinerFilter = Readonly<Record<string, string | number | null>>

export const minersQuery = (filter: MinerFilter, moving = true) =>
  queryOptions({
    queryKey: [...minersKey, 'list', filter],
    queryFn: ({ signal }) => getJson<MinerList>('/api/miners', filter, signal),
    refetchInterval: moving ? REFRESH_MS : false,
    // The rows of before stay until those of the next choice are here.
    placeholderData: (previous) => previous,
  })

/** The same rows as a file. */
export function minersCsvAddress(filter: MinerFilter): string {
  const query = new URLSearchParams(Object.entries(filter).flatMap(([name, value]) => (value === null || value === '' ? [] : [[name, String(value)]])))
  return `/api/miners.csv?${query.toString()}`
}
