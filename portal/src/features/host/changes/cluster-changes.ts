import type { Span } from '@/shared/charts/align'
import type { ChangeCategory, HostChange } from '../api/get-changes'
import { categoryOf, countCategories } from './changes-view'

export interface ChangeCluster {
  /** The moment that a click leads to: the newest of its changes. */
  atMs: number
  /** 0 to 1 along the time axis. */
  place: number
  category: ChangeCategory
  /** More than one category is in it. */
  mixed: boolean
  changes: HostChange[]
}

/** Marks closer than this would lie on each other. */
const CLOSEST_PX = 24

/** Changes that stand too close on the axis become one mark, from left to right. */
export function clusterChanges(changes: readonly HostChange[], range: Span, widthPx: number): ChangeCluster[] {
  const span = range.toMs - range.fromMs
  if (span <= 0 || widthPx <= 0) return []
  const closestMs = (CLOSEST_PX / widthPx) * span
  const inRange = changes.filter(({ at_ms }) => at_ms >= range.fromMs && at_ms <= range.toMs).sort((a, b) => a.at_ms - b.at_ms)
  const groups: HostChange[][] = []
  for (const change of inRange) {
    const group = groups.at(-1)
    if (group && change.at_ms - group[0]!.at_ms < closestMs) group.push(change)
    else groups.push([change])
  }
  return groups.map((group) => {
    const categories = countCategories(group)
    // The most weighty category stands for the rest; the order of the categories is the order of weight.
    const middle = (group[0]!.at_ms + group.at(-1)!.at_ms) / 2
    return {
      atMs: group.at(-1)!.at_ms,
      place: (middle - range.fromMs) / span,
      category: categories[0]?.[0] ?? categoryOf(group[0]!),
      mixed: categories.length > 1,
      changes: [...group].reverse(),
    }
  })
}
