import { sendJson } from '@/shared/api/send-json'
import type { NewPoolAccount } from './create-pool-account'
import type { PoolAccount } from './list-pool-accounts'

/** What is left out stays. */
export type PoolAccountChanges = Partial<Omit<NewPoolAccount, 'kind'>>

export const changePoolAccount = ({ id, changes }: { id: number; changes: PoolAccountChanges }) => sendJson<PoolAccount>('PATCH', `/api/pool-accounts/${id}`, changes)
