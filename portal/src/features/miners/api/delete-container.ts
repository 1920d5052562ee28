import { sendJson } from '@/shared/api/send-json'

export const deleteContainer = (id: number) => sendJson<null>('DELETE', `/api/containers/${id}`)
