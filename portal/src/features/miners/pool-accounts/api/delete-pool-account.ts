import { sendJson } from '@/shared/api/send-json'

export const deletePoolAccount = (id: number) => sendJson<null>('DELETE', `/api/pool-accounts/${id}`)
