import { queryOptions } from '@tanstack/react-query'
import { api, take } from '@/shared/api/client'
import { askedAgainUntilAnswered } from '@/shared/api/query-client'

export const setupQuery = queryOptions({
  queryKey: ['setup'],
  queryFn: ({ signal }) => take(api.GET('/api/setup', { signal })),
  staleTime: Infinity,
  refetchInterval: askedAgainUntilAnswered,
})
