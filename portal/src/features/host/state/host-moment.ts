import { createContext, useContext, useMemo } from 'react'
import type { HostDetail } from '@/shared/api/types'
import type { EntityByKind, EntityKind, HostState } from '@/shared/states/entities'
import type { EntityChange } from '../api/get-state-diff'
import type { Rates } from './live-state'
import { markEntities, type Marked, type Marks } from './marks'

/** What every tab of a host page shows: the host at one moment, now or in the past. */
export interface HostMoment {
  host: HostDetail
  /** Null while it is live. */
  atMs: number | null
  /** The moment that ages are counted to. */
  momentMs: number
  state: HostState | null
  rates: Rates
  changes: readonly EntityChange[]
  marks: Marks
  showDifference: boolean
  error: unknown
  refetch: () => void
}

export const HostMomentContext = createContext<HostMoment | null>(null)

export function useHostMoment(): HostMoment {
  const moment = useContext(HostMomentContext)
  if (!moment) throw new Error('A tab of a host page is shown outside of one.')
  return moment
}

/** The entities of one kind, marked where they differ from now. */
export function useMarked<Kind extends EntityKind>(kind: Kind): Marked<EntityByKind[Kind]>[] {
  const { state, changes, marks, showDifference } = useHostMoment()
  const entities = state?.entities[kind] as EntityByKind[Kind][] | undefined
  return useMemo(
    () => markEntities({ kind, entities: entities ?? [], changes, marks, everything: showDifference }),
    [kind, entities, changes, marks, showDifference],
  )
}

const AGE_STEP_MS = 10_000

/** What ages in a table are counted to: exact in the past, in steps while live, so that tables are not drawn anew each second. */
export function useAgeMoment(): number {
  const { atMs, momentMs } = useHostMoment()
  return atMs ?? Math.ceil(momentMs / AGE_STEP_MS) * AGE_STEP_MS
}
