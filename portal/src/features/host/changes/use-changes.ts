import { useQuery } from '@tanstack/react-query'
import { useCallback, useMemo } from 'react'
import { useSearchParams } from 'react-router'
import type { TimeRangeState } from '@/shared/time/use-time-range'
import { changesQuery, type ChangeCategory, type HostChange } from '../api/get-changes'
import { countCategories, readChangesView, shownChanges, writeChangesView } from './changes-view'

const REFRESH_MS = 30_000
const none: readonly HostChange[] = []

/** The changes of a range, as the address filters them. */
export function useChanges(hostId: number, time: TimeRangeState, limit: number) {
  const [params, setParams] = useSearchParams()
  const query = useQuery({ ...changesQuery({ hostId, range: time.range, limit }), refetchInterval: time.moving ? REFRESH_MS : false })
  const all = query.data?.changes ?? none
  const view = useMemo(() => readChangesView(params), [params])
  const shown = useMemo(() => shownChanges(all, view), [all, view])
  const categories = useMemo(() => countCategories(all), [all])
  const toggle = useCallback(
    (category: ChangeCategory) =>
      setParams(
        (before) => {
          const known = readChangesView(before)
          const hidden = new Set(known.hidden)
          if (!hidden.delete(category)) hidden.add(category)
          return writeChangesView(before, { ...known, hidden })
        },
        { replace: true },
      ),
    [setParams],
  )
  const search = useCallback(
    (text: string) => setParams((before) => writeChangesView(before, { ...readChangesView(before), search: text }), { replace: true }),
    [setParams],
  )
  return { all, shown, categories, view, toggle, search, truncated: query.data?.truncated ?? false, isPending: query.isPending, error: query.error, refetch: query.refetch }
}
