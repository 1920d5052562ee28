import { sendJson } from '@/shared/api/send-json'

/** What the pool said a moment ago, in the server's own sentence. */
interface PoolTest {
  ok: boolean
  sentence: string
  workers: number | null
}

export const testPoolAccount = (id: number) => sendJson<PoolTest>('POST', `/api/pool-accounts/${id}/test`)
