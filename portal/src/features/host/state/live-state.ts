import type { AnyEntity, EntityKind, HostState } from '@/shared/states/entities'

/** As the server sends it; `delta.sample.json` is held to it by the server's tests. Some kinds have a field `kind` of their own, so entities are nested. */
export interface StateDelta {
  at_ms: number
  changed: { kind: EntityKind; entity: AnyEntity }[]
  gone: { kind: EntityKind; key: string }[]
}

/** How fast the counters of an entity grow, in bytes a second, by field. */
type CounterRates = Readonly<Record<string, number>>
export type Rates = ReadonlyMap<string, CounterRates>
export const noRates: Rates = new Map()

export interface LiveState {
  state: HostState
  rates: Rates
  /** When each kind was last read; a kind that is not named was read with the whole state. */
  readAtMs: ReadonlyMap<EntityKind, number>
  wholeAtMs: number
}

export const entityId = (kind: EntityKind, key: string) => `${kind}/${key}`

export function startLive(state: HostState): LiveState {
  return { state, rates: noRates, readAtMs: new Map(), wholeAtMs: state.as_of_ms ?? state.at_ms }
}

/** Puts a delta over a state. Kinds that it does not touch keep their lists, so that only what changed is drawn again. */
export function applyDelta({ state, rates, readAtMs, wholeAtMs }: LiveState, delta: StateDelta): LiveState {
  const entities: Record<string, AnyEntity[] | undefined> = { ...(state.entities as Record<string, AnyEntity[] | undefined>) }
  const nextRates = new Map(rates)
  const nextReadAt = new Map(readAtMs)
  const touched = new Set<EntityKind>([...delta.changed.map(({ kind }) => kind), ...delta.gone.map(({ kind }) => kind)])

  for (const kind of touched) {
    const byKey = new Map((entities[kind] ?? []).map((entity) => [entity.key, entity]))
    // A counter that is not in the delta stood still.
    for (const key of byKey.keys()) standStill(nextRates, entityId(kind, key))
    for (const { kind: changedKind, entity } of delta.changed) {
      if (changedKind !== kind) continue
      const id = entityId(kind, entity.key)
      const before = byKey.get(entity.key)
      if (before) nextRates.set(id, ratesBetween(before, entity, delta.at_ms - (readAtMs.get(kind) ?? wholeAtMs)))
      byKey.set(entity.key, entity)
    }
    for (const { kind: goneKind, key } of delta.gone) {
      if (goneKind !== kind) continue
      byKey.delete(key)
      nextRates.delete(entityId(kind, key))
    }
    entities[kind] = [...byKey.values()]
    nextReadAt.set(kind, delta.at_ms)
  }
  return {
    state: { ...state, at_ms: delta.at_ms, as_of_ms: delta.at_ms, live: true, entities: entities as HostState['entities'] },
    rates: nextRates,
    readAtMs: nextReadAt,
    wholeAtMs,
  }
}

function standStill(rates: Map<string, CounterRates>, id: string): void {
  const known = rates.get(id)
  if (known) rates.set(id, Object.fromEntries(Object.keys(known).map((field) => [field, 0])))
}

function ratesBetween(before: AnyEntity, after: AnyEntity, elapsedMs: number): CounterRates {
  const rates: Record<string, number> = {}
  if (elapsedMs <= 0) return rates
  for (const [field, value] of Object.entries(after)) {
    const old = before[field]
    // A counter that went back began anew; how much it counted is not known.
    if (field.endsWith('_bytes_total') && typeof value === 'number' && typeof old === 'number' && value >= old) {
      rates[field] = ((value - old) * 1000) / elapsedMs
    }
  }
  return rates
}

/** An agent that was away in between counted on; how fast at the moment is not known. */
const LONGEST_BETWEEN_MS = 5 * 60_000

/** How fast counters grew between two states. */
export function ratesOf(before: HostState, after: HostState): Rates {
  const elapsedMs = (after.as_of_ms ?? 0) - (before.as_of_ms ?? 0)
  if (before.as_of_ms === null || after.as_of_ms === null || elapsedMs > LONGEST_BETWEEN_MS) return noRates
  const rates = new Map<string, CounterRates>()
  for (const [kind, entities] of Object.entries(after.entities) as [EntityKind, AnyEntity[]][]) {
    const earlier = new Map((before.entities[kind] as AnyEntity[] | undefined)?.map((entity) => [entity.key, entity]))
    for (const entity of entities) {
      const was = earlier.get(entity.key)
      if (was) rates.set(entityId(kind, entity.key), ratesBetween(was, entity, elapsedMs))
    }
  }
  return rates
}

/** The sum of what is known; null where nothing is. */
export function rateOf(rates: Rates, kind: EntityKind, key: string, fields: readonly string[]): number | null {
  const known = rates.get(entityId(kind, key))
  const values = fields.map((field) => known?.[field]).filter((value) => value !== undefined)
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0)
}
