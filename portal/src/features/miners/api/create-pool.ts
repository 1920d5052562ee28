import { sendJson } from '@/shared/api/send-json'
import type { IntendedPool } from './list-pools'

export const createPool = (pool: Omit<IntendedPool, 'id'>) => sendJson<IntendedPool>('POST', '/api/pools', pool)
