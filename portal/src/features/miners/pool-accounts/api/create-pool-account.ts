import { sendJson } from '@/shared/api/send-json'
import type { PoolAccount } from './list-pool-accounts'

export interface NewPoolAccount {
  kind: string
  account: string
  secret: string | null
  base_url: string | null
  hosts: readonly string[]
  allow_plaintext: boolean
}

export const createPoolAccount = (account: NewPoolAccount) => sendJson<PoolAccount>('POST', '/api/pool-accounts', account)
