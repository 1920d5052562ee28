import { api, take } from '@/shared/api/client'

export const deleteHost = (id: number) => take(api.DELETE('/api/vps/{id}', { params: { path: { id } } }))
