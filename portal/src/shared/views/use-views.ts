import { useQuery } from '@tanstack/react-query'
import { useCallback, useMemo } from 'react'
import { useSearchParams } from 'react-router'
import { viewsQuery } from './api/list-views'
import { chosenId, fitsPage, isSameQuery, viewQuery, withChosen, withView, type SavedView, type ViewsOfPage } from './view-query'

interface Views {
  views: readonly SavedView[]
  error: Error | null
  /** The one that the address names; null where it names none that this person sees. */
  chosen: SavedView | null
  /** The address is not what the chosen view has. */
  isChanged: boolean
  /** What a view of the present address would have. */
  query: string
  /** Null = as a newcomer sees the list. */
  choose: (view: SavedView | null) => void
  /** Leaves the address as it is and says whose it is. */
  name: (id: number | null) => void
}

export function useViews({ page, names }: ViewsOfPage): Views {
  const [params, setParams] = useSearchParams()
  const { data, error } = useQuery(viewsQuery(page))
  const views = useMemo(() => (data ?? []).filter((view) => fitsPage(view, names)), [data, names])
  const query = viewQuery(params, names)
  const id = chosenId(params)
  const chosen = views.find((view) => view.id === id) ?? null
  const choose = useCallback((view: SavedView | null) => setParams((before) => withView(before, names, view)), [setParams, names])
  const name = useCallback((next: number | null) => setParams((before) => withChosen(before, next), { replace: true }), [setParams])
  return { views, error, chosen, isChanged: chosen !== null && !isSameQuery(query, chosen.query, names), query, choose, name }
}
