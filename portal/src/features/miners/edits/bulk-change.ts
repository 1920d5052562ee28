import type { ManyMinerChoices, MinerBefore } from '../api/change-miners'

/** One decision about all that are chosen. */
export type BulkChange = { tags_add: string[] } | { tags_remove: string[] } | { paused: boolean } | { pool_id: number | null }

/** What puts a change of many back. Only those that it changed are touched: who had the tag before keeps it. */
export function undoOf(change: BulkChange, changed: readonly MinerBefore[]): ManyMinerChoices[] {
  if (changed.length === 0) return []
  const miner_ids = changed.map((before) => before.miner_id)
  if ('tags_add' in change) return [{ miner_ids, tags_remove: change.tags_add }]
  if ('tags_remove' in change) return [{ miner_ids, tags_add: change.tags_remove }]
  if ('paused' in change) return [{ miner_ids, paused: !change.paused }]
  // They may have been meant for different pools.
  const byPool = new Map<number | null, number[]>()
  for (const { miner_id, pool_id } of changed) byPool.set(pool_id ?? null, [...(byPool.get(pool_id ?? null) ?? []), miner_id])
  return [...byPool].map(([pool_id, ids]) => ({ miner_ids: ids, pool_id }))
}
