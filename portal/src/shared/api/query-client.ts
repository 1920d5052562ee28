import { type Query, QueryClient } from '@tanstack/react-query'
import { ApiError } from './api-error'

/** A refusal will not change by asking again; a lost connection may. */
function worthRetrying(failures: number, error: Error): boolean {
  const refused = error instanceof ApiError && error.status >= 400 && error.status < 500
  return !refused && failures < 2
}

/** For what the whole portal stands behind: a server that comes back is there without a click. */
export function askedAgainUntilAnswered(query: Pick<Query, 'state'>): number | false {
  return query.state.status === 'error' ? 5_000 : false
}

export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      // The server may be on this machine or this wire: what the browser thinks of the internet holds nothing back.
      queries: { networkMode: 'always', retry: worthRetrying, staleTime: 10_000, refetchOnWindowFocus: false },
      mutations: { networkMode: 'always', retry: false },
    },
  })
}
