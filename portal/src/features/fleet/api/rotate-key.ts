import { api, take } from '@/shared/api/client'

/** The new key is in this reply and nowhere else. */
export const rotateKey = (id: number) => take(api.POST('/api/vps/{id}/rotate-key', { params: { path: { id } } }))
