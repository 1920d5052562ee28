import { sendJson } from '@/shared/api/send-json'

export const deleteRack = (id: number) => sendJson<null>('DELETE', `/api/racks/${id}`)
