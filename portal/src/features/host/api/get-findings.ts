import { queryOptions } from '@tanstack/react-query'
import { getJson } from '@/shared/api/get-json'
import type { StatementFacts } from '@/shared/statements/statement-text'
import type { EntityKind } from '@/shared/states/entities'

export interface Finding {
  kind: string
  severity: 'critical' | 'warning' | 'info'
  since_ms: number | null
  subject: { kind: EntityKind; key: string }
  title: string
  evidence: string[]
  /** By the names of the card's and the process's fields; an older server sends none. */
  facts?: StatementFacts
}

export const findingsQuery = (hostId: number, atMs: number | null) =>
  queryOptions({
    queryKey: ['findings', hostId, atMs],
    queryFn: ({ signal }) => getJson<Finding[]>(`/api/vps/${hostId}/findings`, { at: atMs === null ? null : new Date(atMs).toISOString() }, signal),
    refetchInterval: atMs === null ? 30_000 : false,
  })
