import { queryOptions } from '@tanstack/react-query'
import { getJson } from '@/shared/api/get-json'
import type { AnyEntity, EntityKind } from '@/shared/states/entities'

export interface StateMatch {
  host_id: number
  host: string
  kind: EntityKind
  title: string
  as_of_ms: number
  entity: AnyEntity
}

interface StateMatches {
  at_ms: number
  matches: StateMatch[]
  truncated: boolean
}

interface SearchRequest {
  words: string
  /** Null asks for processes, services and containers. */
  kind: EntityKind | null
  atMs: number | null
}

const MOST_MATCHES = 1000

export const searchStatesQuery = ({ words, kind, atMs }: SearchRequest) =>
  queryOptions({
    queryKey: ['states-search', words, kind, atMs],
    queryFn: ({ signal }) =>
      getJson<StateMatches>('/api/states/search', { q: words, kind, at: atMs === null ? null : new Date(atMs).toISOString(), limit: MOST_MATCHES }, signal),
    enabled: words.trim() !== '',
  })
