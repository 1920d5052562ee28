import { sendJson } from '@/shared/api/send-json'

export const deletePool = (id: number) => sendJson<null>('DELETE', `/api/pools/${id}`)
