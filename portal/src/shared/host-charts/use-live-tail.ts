import { useEffect, useState } from 'react'
import type { Sample } from '@/shared/charts/columns'
import { useLiveStore, type LiveHost } from '@/shared/live/live-store'

/** Two hours at a sample every ten seconds; older ones come with the next refetch. */
const LONGEST_TAIL = 720

/** The samples that arrived by the live stream since this page opened. */
export function useLiveTail(hostId: number): readonly Sample[] {
  const [tail, setTail] = useState<readonly Sample[]>([])
  useEffect(() => {
    setTail([])
    return useLiveStore.subscribe((now, before) => {
      const host = now.byId.get(hostId)
      if (!host || host === before.byId.get(hostId)) return
      setTail((known) => withSample(known, host))
    })
  }, [hostId])
  return tail
}

export function withSample(tail: readonly Sample[], host: LiveHost): readonly Sample[] {
  const timeMs = host.metrics_time_ms
  const last = tail.at(-1)
  if (timeMs === null || (last && timeMs <= last.timeMs)) return tail
  return [...tail, { timeMs, values: host.metrics }].slice(-LONGEST_TAIL)
}
