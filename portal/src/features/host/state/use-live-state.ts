import { useQuery } from '@tanstack/react-query'
import { useEffect, useMemo, useState } from 'react'
import { usePageVisible } from '@/shared/live/use-page-visible'
import { stateQuery } from '../api/get-state'
import { applyDelta, noRates, startLive, type LiveState } from './live-state'
import { openStateStream } from './state-stream'

/** While no stream is there, the state is asked for at this pace. */
const FALLBACK_REFRESH_MS = 10_000

interface LiveStateRequest {
  hostId: number
  /** The page shows now, not a moment of the past. */
  shown: boolean
  paused: boolean
}

/** The newest state of a host, moved on by deltas; asked for in the plain way until the stream speaks. */
export function useLiveState({ hostId, shown, paused }: LiveStateRequest) {
  const [live, setLive] = useState<LiveState | null>(null)
  const [streaming, setStreaming] = useState(false)
  // Browsers open six connections to a server; a hidden tab must not hold one for a state that nobody sees.
  const visible = usePageVisible()
  const follow = shown && !paused && visible

  useEffect(() => {
    if (!follow) return
    const close = openStateStream(hostId, {
      state: (state) => {
        setLive(startLive(state))
        setStreaming(true)
      },
      delta: (delta) => setLive((before) => before && applyDelta(before, delta)),
      lost: () => setStreaming(false),
    })
    return () => {
      close()
      setStreaming(false)
    }
  }, [hostId, follow])

  const query = useQuery({
    ...stateQuery({ hostId, atMs: null }),
    enabled: shown && !streaming,
    refetchInterval: follow && !streaming ? FALLBACK_REFRESH_MS : false,
  })
  const asked = query.data
  return useMemo(() => {
    const newer = live && (asked === undefined || (live.state.as_of_ms ?? 0) >= (asked.as_of_ms ?? 0))
    return {
      state: newer ? live.state : (asked ?? null),
      rates: newer ? live.rates : noRates,
      error: live ? null : query.error,
      refetch: query.refetch,
    }
  }, [live, asked, query.error, query.refetch])
}
