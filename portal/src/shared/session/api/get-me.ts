import { queryOptions } from '@tanstack/react-query'
import { ApiError } from '@/shared/api/api-error'
import { api, take } from '@/shared/api/client'
import { askedAgainUntilAnswered } from '@/shared/api/query-client'
import type { Person } from '@/shared/api/types'

/** Who is signed in; null when nobody is. */
async function getMe(signal?: AbortSignal): Promise<Person | null> {
  try {
    return await take(api.GET('/api/auth/me', { signal }))
  } catch (error) {
    if (error instanceof ApiError && error.status === 401) return null
    throw error
  }
}

export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: ({ signal }) => getMe(signal),
  staleTime: 5 * 60_000,
  refetchInterval: askedAgainUntilAnswered,
})
