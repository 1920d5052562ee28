import { create } from 'zustand'
import type { Host } from '@/shared/api/types'

/** What the live stream says about a host. */
export type LiveHost = Pick<Host, 'id' | 'status' | 'status_since_ms' | 'last_seen_ms' | 'metrics_time_ms' | 'metrics'>

export type Connection = 'connecting' | 'live' | 'reconnecting' | 'paused'

interface LiveState {
  connection: Connection
  byId: ReadonlyMap<number, LiveHost>
  setConnection: (connection: Connection) => void
  receive: (hosts: readonly LiveHost[]) => void
  forget: () => void
}

export const useLiveStore = create<LiveState>()((set) => ({
  connection: 'connecting',
  byId: new Map(),
  setConnection: (connection) => set({ connection }),
  receive: (hosts) => set(({ byId }) => ({ byId: mergeLive(byId, hosts) })),
  forget: () => set({ byId: new Map(), connection: 'connecting' }),
}))

/** A late event never replaces newer values, though its status still counts. */
export function mergeLive(known: ReadonlyMap<number, LiveHost>, changed: readonly LiveHost[]): ReadonlyMap<number, LiveHost> {
  const next = new Map(known)
  for (const host of changed) {
    const before = known.get(host.id)
    const older = before !== undefined && (host.metrics_time_ms ?? 0) < (before.metrics_time_ms ?? 0)
    next.set(host.id, older ? { ...host, metrics: before.metrics, metrics_time_ms: before.metrics_time_ms } : host)
  }
  return next
}
