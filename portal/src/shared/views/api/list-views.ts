import { queryOptions } from '@tanstack/react-query'
import { api, take } from '@/shared/api/client'

export const viewsKey = ['views'] as const

/** A person's own views of a page, and those that others share. */
export const viewsQuery = (page: string) =>
  queryOptions({
    queryKey: [...viewsKey, page],
    queryFn: ({ signal }) => take(api.GET('/api/views', { params: { query: { page } }, signal })),
  })
