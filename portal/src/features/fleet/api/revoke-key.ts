import { api, take } from '@/shared/api/client'

export const revokeKey = (id: number) => take(api.POST('/api/vps/{id}/revoke-key', { params: { path: { id } } }))
