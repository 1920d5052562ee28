import { queryOptions } from '@tanstack/react-query'
import { getJson } from '@/shared/api/get-json'
import type { AnyEntity, EntityKind, FieldChange } from '@/shared/states/entities'

export interface EntityChange {
  kind: EntityKind
  key: string
  title: string
  change: 'appeared' | 'gone' | 'changed'
  before?: AnyEntity
  after?: AnyEntity
  fields?: FieldChange[]
}

export interface StateDifference {
  from_ms: number
  to_ms: number
  from_as_of_ms: number | null
  to_as_of_ms: number | null
  complete: boolean
  changes: EntityChange[]
}

interface DifferenceRequest {
  hostId: number
  fromMs: number
  /** Null compares with now. */
  toMs: number | null
  kinds?: readonly EntityKind[]
}

const iso = (ms: number | null) => (ms === null ? null : new Date(ms).toISOString())

export const stateDiffQuery = ({ hostId, fromMs, toMs, kinds }: DifferenceRequest) =>
  queryOptions({
    queryKey: ['state-diff', hostId, kinds?.join(',') ?? '', fromMs, toMs],
    queryFn: ({ signal }) =>
      getJson<StateDifference>(`/api/vps/${hostId}/state/diff`, { from: iso(fromMs), to: iso(toMs), kinds: kinds?.join(',') }, signal),
    staleTime: 15_000,
  })
