import { queryOptions } from '@tanstack/react-query'
import { api, take } from '@/shared/api/client'
import type { Run } from './action'
import { runsKey } from './list-runs'

const BUSY_MS = 1000
/** So many miners are more than a page has to know anew every second. */
const MANY = 100
const MANY_BUSY_MS = 3000
/** An answer may come after its order was given up. */
const LATE_MS = 30_000

/** A run with its miners, for as long as something may come of it. */
export const runQuery = (id: number) =>
  queryOptions({
    queryKey: [...runsKey, 'detail', id],
    queryFn: ({ signal }) => take(api.GET('/api/miners/actions/{id}', { params: { path: { id } }, signal })),
    refetchInterval: ({ state }) => refreshOf(state.data),
  })

export function refreshOf(run: Run | undefined): number | false {
  if (!run) return false
  if (run.ended) return run.counts.unknown ? LATE_MS : false
  return (run.items ?? []).length > MANY ? MANY_BUSY_MS : BUSY_MS
}
