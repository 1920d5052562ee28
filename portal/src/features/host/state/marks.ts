import type { AnyEntity, EntityByKind, EntityKind, FieldChange } from '@/shared/states/entities'
import type { EntityChange } from '../api/get-state-diff'
import { entityId } from './live-state'

/** How an entity of a past moment differs from now. */
export interface Mark {
  change: EntityChange['change']
  fields: readonly FieldChange[]
}

/** An entity as a table shows it. */
export interface Marked<E> {
  entity: E
  mark: Mark | null
}

export type Marks = ReadonlyMap<string, Mark>

export function toMarks(changes: readonly EntityChange[]): Marks {
  return new Map(changes.map(({ kind, key, change, fields }) => [entityId(kind, key), { change, fields: fields ?? [] }]))
}

interface MarkRequest<Kind extends EntityKind> {
  kind: Kind
  entities: readonly EntityByKind[Kind][]
  changes: readonly EntityChange[]
  marks: Marks
  /** What came since is shown too; without it only what is gone has its mark. */
  everything: boolean
}

export function markEntities<Kind extends EntityKind>({ kind, entities, changes, marks, everything }: MarkRequest<Kind>): Marked<EntityByKind[Kind]>[] {
  const rows = entities.map((entity) => {
    const mark = marks.get(entityId(kind, entity.key)) ?? null
    return { entity, mark: mark && (everything || mark.change === 'gone') ? mark : null }
  })
  if (!everything) return rows
  const there = new Set(entities.map(({ key }) => key))
  const since = changes
    .filter((change) => change.kind === kind && change.change === 'appeared' && change.after && !there.has(change.key))
    .map((change) => ({ entity: change.after as AnyEntity as unknown as EntityByKind[Kind], mark: { change: 'appeared' as const, fields: [] } }))
  return [...rows, ...since]
}
