import { api, take } from '@/shared/api/client'

export const renameHost = (id: number, name: string) =>
  take(api.PUT('/api/vps/{id}', { params: { path: { id } }, body: { name } }))
