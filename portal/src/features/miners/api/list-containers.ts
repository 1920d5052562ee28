import { queryOptions } from '@tanstack/react-query'
import { getJson } from '@/shared/api/get-json'
import { sitesKey } from './list-sites'
import type { Container } from './site'

export const containersQuery = (siteId: number) =>
  queryOptions({
    queryKey: [...sitesKey, 'containers', siteId],
    queryFn: ({ signal }) => getJson<readonly Container[]>('/api/containers', { site: siteId }, signal),
  })
