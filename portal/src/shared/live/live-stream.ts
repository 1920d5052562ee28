import type { Connection, LiveHost } from './live-store'

interface LiveStreamEvents {
  connection: (connection: Connection) => void
  serverTime: (ms: number) => void
  hosts: (hosts: readonly LiveHost[]) => void
  fleetChanged: () => void
}

const FIRST_RETRY_MS = 1000
const LONGEST_RETRY_MS = 30_000

/** Opens the server's event stream and keeps it open; returns the way to close it. */
export function openLiveStream(address: string, events: LiveStreamEvents): () => void {
  let source: EventSource | null = null
  let retryTimer: number | undefined
  let failures = 0
  let closed = false

  const connect = () => {
    window.clearTimeout(retryTimer)
    source?.close()
    source = new EventSource(address)
    source.addEventListener('hello', (event) => {
      const reconnected = failures > 0
      failures = 0
      events.serverTime(parse<{ server_time_ms: number }>(event).server_time_ms)
      events.connection('live')
      // Hosts may have come and gone while the stream was down.
      if (reconnected) events.fleetChanged()
    })
    source.addEventListener('hosts', (event) => {
      const { server_time_ms, hosts } = parse<{ server_time_ms: number; hosts: LiveHost[] }>(event)
      events.serverTime(server_time_ms)
      events.hosts(hosts)
    })
    source.addEventListener('fleet', () => events.fleetChanged())
    source.addEventListener('error', retryLater)
  }

  const retryLater = () => {
    source?.close()
    if (closed) return
    events.connection('reconnecting')
    const wait = Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** Math.min(failures, 6))
    failures++
    // Spread out, so that a restarted server does not meet every browser in the same second.
    retryTimer = window.setTimeout(connect, wait * (0.75 + Math.random() / 2))
  }

  // A page kept for the way back would hold one of the browser's few connections to the server.
  const rest = () => {
    window.clearTimeout(retryTimer)
    source?.close()
  }
  const wake = (event: PageTransitionEvent) => event.persisted && connect()

  events.connection('connecting')
  window.addEventListener('online', connect)
  window.addEventListener('pagehide', rest)
  window.addEventListener('pageshow', wake)
  connect()

  return () => {
    closed = true
    window.clearTimeout(retryTimer)
    window.removeEventListener('online', connect)
    window.removeEventListener('pagehide', rest)
    window.removeEventListener('pageshow', wake)
    source?.close()
  }
}

function parse<T>(event: MessageEvent<string>): T {
  return JSON.parse(event.data) as T
}
