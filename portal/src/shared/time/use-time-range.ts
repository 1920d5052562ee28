import { useCallback, useMemo } from 'react'
import { useLocation, useNavigate, useSearchParams } from 'react-router'
import {
  DEFAULT_PRESET, endsNow, LONGEST_SPAN_MS, momentRange, presetRange, readRange, SHORTEST_SPAN_MS, writeRange,
  type TimeRange,
} from './time-range'
import { serverNow } from './server-clock'

export interface TimeRangeState {
  range: TimeRange
  /** The range ends now and nobody paused the page. */
  moving: boolean
  choose: (range: TimeRange) => void
  zoom: (fromMs: number, toMs: number) => void
  pan: (fromMs: number, toMs: number) => void
  /** Back to the range before the last zoom. */
  zoomBack: () => void
}

interface ZoomedState {
  zoomed?: boolean
}

/** The one time range of the portal; the address of the page is where it lives. */
export function useTimeRange(): TimeRangeState {
  const [params] = useSearchParams()
  const navigate = useNavigate()
  const location = useLocation()
  const zoomed = (location.state as ZoomedState | null)?.zoomed === true
  const search = params.toString()
  const range = useMemo(() => readRange(new URLSearchParams(search)), [search])

  const go = useCallback(
    (next: TimeRange, options: { replace: boolean; zoomed: boolean }) => {
      const query = writeRange(new URLSearchParams(search), next).toString()
      void navigate({ search: query }, { replace: options.replace, state: { zoomed: options.zoomed } })
    },
    [navigate, search],
  )

  const choose = useCallback((next: TimeRange) => go(next, { replace: false, zoomed: false }), [go])
  const zoom = useCallback(
    (fromMs: number, toMs: number) => go(withinBounds(fromMs, toMs), { replace: false, zoomed: true }),
    [go],
  )
  const pan = useCallback(
    (fromMs: number, toMs: number) => go(withinBounds(fromMs, toMs), { replace: zoomed, zoomed: true }),
    [go, zoomed],
  )
  const zoomBack = useCallback(() => {
    if (zoomed) void navigate(-1)
    else go(presetRange(DEFAULT_PRESET), { replace: false, zoomed: false })
  }, [go, navigate, zoomed])

  return { range, moving: endsNow(range) && params.get('live') !== '0', choose, zoom, pan, zoomBack }
}

function withinBounds(fromMs: number, toMs: number): TimeRange {
  const end = Math.min(toMs, serverNow())
  const start = end - Math.min(LONGEST_SPAN_MS, Math.max(SHORTEST_SPAN_MS, toMs - fromMs))
  return momentRange(start, end)
}
