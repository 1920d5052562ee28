import type { components } from '@/shared/api/schema'

export type SavedView = components['schemas']['SavedView']

/** A page that has views: its word, and what of its address a view is made of. Everything else there stays as it is. */
export interface ViewsOfPage {
  page: string
  names: readonly string[]
}

/** Says in the address which view was chosen. */
const CHOSEN = 'view'
/** Free text: in it a comma parts nothing. */
const SEARCH = 'q'

/** What of an address belongs to a view, always in the same order. */
export function viewQuery(params: URLSearchParams, names: readonly string[]): string {
  const kept = new URLSearchParams()
  for (const name of names) {
    const value = params.get(name)
    if (value) kept.set(name, value)
  }
  return kept.toString()
}

/** Two choices of the same values are the same, in whichever order they were clicked. */
export function isSameQuery(a: string, b: string, names: readonly string[]): boolean {
  const [first, second] = [new URLSearchParams(a), new URLSearchParams(b)]
  const valueIn = (params: URLSearchParams, name: string) => {
    const value = params.get(name) ?? ''
    return name === SEARCH ? value : value.split(',').sort().join(',')
  }
  return names.every((name) => valueIn(first, name) === valueIn(second, name))
}

/** A view that chooses by what a page does not have, such as a site on the page of one, is not offered there. */
export function fitsPage({ query }: Pick<SavedView, 'query'>, names: readonly string[]): boolean {
  return [...new URLSearchParams(query).keys()].every((name) => names.includes(name))
}

export function chosenId(params: URLSearchParams): number | null {
  const text = params.get(CHOSEN) ?? ''
  return /^\d{1,9}$/.test(text) ? Number(text) : null
}

/** The address with a view in it, or with none: the list as it is to a newcomer. Nothing comes in that the page does not know. */
export function withView(params: URLSearchParams, names: readonly string[], view: Pick<SavedView, 'id' | 'query'> | null): URLSearchParams {
  const next = new URLSearchParams(params)
  const wanted = new URLSearchParams(view?.query ?? '')
  for (const name of names) {
    const value = wanted.get(name)
    if (value) next.set(name, value)
    else next.delete(name)
  }
  return withChosen(next, view?.id ?? null)
}

/** The address as it is, under the name of a view. */
export function withChosen(params: URLSearchParams, id: number | null): URLSearchParams {
  const next = new URLSearchParams(params)
  if (id === null) next.delete(CHOSEN)
  else next.set(CHOSEN, String(id))
  return next
}
