import { queryOptions } from '@tanstack/react-query'
import { api, take } from '@/shared/api/client'
import type { EnrolmentToken } from '@/shared/api/types'

const ASK_EVERY_MS = 2000

/** Asked again and again until the token is used or expired. */
export const tokenQuery = (id: EnrolmentToken['id']) =>
  queryOptions({
    queryKey: ['enrolment-token', id],
    queryFn: ({ signal }) => take(api.GET('/api/enrolment-tokens/{id}', { params: { path: { id } }, signal })),
    refetchInterval: ({ state }) => (state.data && state.data.state !== 'waiting' ? false : ASK_EVERY_MS),
    refetchIntervalInBackground: true,
  })
