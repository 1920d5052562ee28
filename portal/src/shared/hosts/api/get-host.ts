import { queryOptions } from '@tanstack/react-query'
import { api, take } from '@/shared/api/client'
import { hostsKey } from './list-hosts'

export const hostQuery = (id: number) =>
  queryOptions({
    queryKey: [...hostsKey, 'detail', id],
    queryFn: ({ signal }) => take(api.GET('/api/hosts/{id}', { params: { path: { id } }, signal })),
  })
