import { api, take } from '@/shared/api/client'

/** Only one that is offline. */
export const forgetMiner = (id: number) => take(api.DELETE('/api/miners/{id}', { params: { path: { id } } }))
