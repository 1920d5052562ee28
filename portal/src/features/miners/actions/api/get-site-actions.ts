import { queryOptions } from '@tanstack/react-query'
import { api, take } from '@/shared/api/client'

/** An agent tells a change of its file within a minute. */
const REFRESH_MS = 30_000

/** What the files of a site's agents allow. */
export const siteActionsQuery = (id: number) =>
  queryOptions({
    queryKey: ['miner-actions', 'site', id],
    queryFn: ({ signal }) => take(api.GET('/api/sites/{id}/actions', { params: { path: { id } }, signal })),
    refetchInterval: REFRESH_MS,
  })
