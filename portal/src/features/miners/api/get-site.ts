import { queryOptions } from '@tanstack/react-query'
import { getJson } from '@/shared/api/get-json'
import { sitesKey } from './list-sites'
import type { Site } from './site'

const REFRESH_MS = 15_000

export const siteQuery = (id: number, refreshMs = REFRESH_MS) =>
  queryOptions({
    queryKey: [...sitesKey, 'detail', id],
    queryFn: ({ signal }) => getJson<Site>(`/api/sites/${id}`, {}, signal),
    refetchInterval: refreshMs,
    // Whoever adds a site looks at the terminal of the agent meanwhile.
    refetchIntervalInBackground: true,
  })
