import type { HostState } from '@/shared/states/entities'
import type { StateDelta } from './live-state'

interface StateStreamEvents {
  state: (state: HostState) => void
  delta: (delta: StateDelta) => void
  /** Nothing comes until the next state. */
  lost: () => void
}

const FIRST_RETRY_MS = 1000
const LONGEST_RETRY_MS = 30_000

/** Follows a host's state for as long as a page shows it; returns the way to stop. */
export function openStateStream(hostId: number, events: StateStreamEvents): () => void {
  let source: EventSource | null = null
  let timer: number | undefined
  let failures = 0
  let closed = false

  const connect = () => {
    source = new EventSource(`/api/vps/${hostId}/state/live`)
    source.addEventListener('state', (event) => {
      failures = 0
      events.state(JSON.parse(event.data) as HostState)
    })
    source.addEventListener('delta', (event) => events.delta(JSON.parse(event.data) as StateDelta))
    source.addEventListener('stale', again)
    source.addEventListener('error', again)
  }

  const again = () => {
    source?.close()
    if (closed) return
    // A stream that is cut once is there again in a second; who has just signed out is not to ask for anything.
    if (failures > 0) events.lost()
    window.clearTimeout(timer)
    timer = window.setTimeout(connect, Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** Math.min(failures, 6)) * (0.75 + Math.random() / 2))
    failures++
  }

  const rest = () => {
    window.clearTimeout(timer)
    source?.close()
  }
  const wake = (event: PageTransitionEvent) => event.persisted && connect()
  window.addEventListener('pagehide', rest)
  window.addEventListener('pageshow', wake)
  connect()
  return () => {
    closed = true
    window.removeEventListener('pagehide', rest)
    window.removeEventListener('pageshow', wake)
    window.clearTimeout(timer)
    source?.close()
  }
}
