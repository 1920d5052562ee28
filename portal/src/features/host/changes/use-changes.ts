import { useQuery } from '@tanstack/react-query'
import { useCallback, useMemo } from 'react'
import { useSearchParams } from 'react-router'
import { serverNow } from '@/shared/time/server-clock'
import { resolveRange, type TimeRange } from '@/shared/time/time-range'
import type { TimeRangeState } from '@/shared/time/use-time-range'
import { changesQuery, type ChangeCategory, type HostChange } from '../api/get-changes'
import { countCategories, readChangesView, shownChanges, writeChangesView } from './changes-view'

/** As often as agents usually tell, so that a change stands here at the sample after the one that saw it; a long range is not worth as much. */
const REFRESH_MS = 10_000
const LONG_REFRESH_MS = 60_000
const LONG_SPAN_MS = 24 * 3_600_000
const none: readonly HostChange[] = []

function refreshOf(range: TimeRange): number {
  const { fromMs, toMs } = resolveRange(range, serverNow())
  return toMs - fromMs >= LONG_SPAN_MS ? LONG_REFRESH_MS : REFRESH_MS
}

/** The changes of a range, as the address filters them. */
export function useChanges(hostId: number, time: TimeRangeState, limit: number) {
  const [params, setParams] = useSearchParams()
  const query = useQuery({ ...changesQuery({ hostId, range: time.range, limit }), refetchInterval: time.moving ? refreshOf(time.range) : false })
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
