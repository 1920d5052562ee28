import { matchesWords } from '@/shared/table/table-model'
import { changeCategories, type ChangeCategory, type HostChange } from '../api/get-changes'

/** Which changes are shown; the address holds it. */
export interface ChangesView {
  hidden: ReadonlySet<ChangeCategory>
  search: string
}

export function readChangesView(params: URLSearchParams): ChangesView {
  const named = (params.get('without') ?? '').split(',')
  return { hidden: new Set(changeCategories.filter((category) => named.includes(category))), search: params.get('q') ?? '' }
}

export function writeChangesView(params: URLSearchParams, { hidden, search }: ChangesView): URLSearchParams {
  const next = new URLSearchParams(params)
  const without = changeCategories.filter((category) => hidden.has(category)).join(',')
  if (without) next.set('without', without)
  else next.delete('without')
  if (search) next.set('q', search)
  else next.delete('q')
  return next
}

/** A newer server may know categories that this portal does not. */
export function categoryOf({ category }: HostChange): ChangeCategory {
  return changeCategories.includes(category) ? category : 'hardware'
}

export function shownChanges(changes: readonly HostChange[], { hidden, search }: ChangesView): HostChange[] {
  return changes.filter((change) => !hidden.has(categoryOf(change)) && matchesWords(search, [change.title, change.summary, change.key, change.kind, change.category]))
}

/** How many there are of each category that occurs, in the order of the categories. */
export function countCategories(changes: readonly HostChange[]): [ChangeCategory, number][] {
  const counts = new Map<ChangeCategory, number>()
  for (const change of changes) counts.set(categoryOf(change), (counts.get(categoryOf(change)) ?? 0) + 1)
  return changeCategories.flatMap((category) => (counts.has(category) ? [[category, counts.get(category)!]] : []))
}
