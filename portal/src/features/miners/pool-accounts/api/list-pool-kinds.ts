import { queryOptions } from '@tanstack/react-query'
import { getJson } from '@/shared/api/get-json'
import { poolAccountsKey } from './list-pool-accounts'

/** A kind of pool that the server knows how to ask. */
export interface PoolKind {
  kind: string
  title: string
  account_is: 'name' | 'address'
  needs_secret: boolean
  secret_is: 'none' | 'token' | 'key_and_secret'
  base_url: string
}

export const poolKindsQuery = queryOptions({
  queryKey: [...poolAccountsKey, 'kinds'],
  queryFn: ({ signal }) => getJson<readonly PoolKind[]>('/api/pool-accounts/kinds', {}, signal),
  staleTime: Infinity,
})
