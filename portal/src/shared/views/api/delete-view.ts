import { api, take } from '@/shared/api/client'

export const deleteView = (id: number) => take(api.DELETE('/api/views/{id}', { params: { path: { id } } }))
