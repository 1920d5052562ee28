import { api, take } from '@/shared/api/client'

export const deleteUser = (id: number) => take(api.DELETE('/api/users/{id}', { params: { path: { id } } }))
