import { queryOptions } from '@tanstack/react-query'
import { api, take } from '@/shared/api/client'

export const serverQuery = queryOptions({
  queryKey: ['server'],
  queryFn: ({ signal }) => take(api.GET('/api/server', { signal })),
})
