import { queryOptions } from '@tanstack/react-query'
import { getJson } from '@/shared/api/get-json'

/** An account at a pool that the server asks; its secret is told to nobody. */
export interface PoolAccount {
  id: number
  kind: string
  title: string
  account: string
  base_url: string
  is_own_base_url: boolean
  hosts: readonly string[]
  allow_plaintext: boolean
  state: 'waiting' | 'ok' | 'failing'
  last_success_at: number | null
  error: string | null
  workers_seen: number | null
}

const ASKED_AGAIN_MS = 30_000

export const poolAccountsKey = ['pool-accounts'] as const

export const poolAccountsQuery = queryOptions({
  queryKey: [...poolAccountsKey, 'list'],
  queryFn: ({ signal }) => getJson<readonly PoolAccount[]>('/api/pool-accounts', {}, signal),
  refetchInterval: ASKED_AGAIN_MS,
})
