import { queryOptions } from '@tanstack/react-query'
import { api, take } from '@/shared/api/client'

export const usersQuery = queryOptions({
  queryKey: ['users'],
  queryFn: ({ signal }) => take(api.GET('/api/users', { signal })),
})
