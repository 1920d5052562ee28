import { queryOptions } from '@tanstack/react-query'
import { getJson } from '@/shared/api/get-json'
import type { EntityKind, HostState } from '@/shared/states/entities'

interface StateRequest {
  hostId: number
  /** Null asks for now. */
  atMs: number | null
  /** All but packages when absent. */
  kinds?: readonly EntityKind[]
}

export const stateQuery = ({ hostId, atMs, kinds }: StateRequest) =>
  queryOptions({
    queryKey: ['state', hostId, kinds?.join(',') ?? '', atMs],
    queryFn: ({ signal }) =>
      getJson<HostState>(`/api/vps/${hostId}/state`, { at: atMs === null ? null : new Date(atMs).toISOString(), kinds: kinds?.join(',') }, signal),
    // Late deltas may still arrive for a moment of the past, though seldom.
    staleTime: atMs === null ? 5000 : 60_000,
    // The moment before stays on the screen until the next is here, but never that of another host.
    placeholderData: (previous, previousQuery) => (previousQuery?.queryKey[1] === hostId ? previous : undefined),
  })
