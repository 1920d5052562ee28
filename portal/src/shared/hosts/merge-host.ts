import type { Host } from '@/shared/api/types'
import type { LiveHost } from '@/shared/live/live-store'

const merged = new WeakMap<LiveHost, { base: object; result: object }>()

/** The listed host with its live values. The same two parts give the same object again, so that rows need not be drawn anew. */
export function mergeHost<T extends Host>(host: T, live: LiveHost | undefined): T {
  if (!live || (live.metrics_time_ms ?? 0) < (host.metrics_time_ms ?? 0)) return host
  const known = merged.get(live)
  if (known?.base === host) return known.result as T
  const result = { ...host, ...live }
  merged.set(live, { base: host, result })
  return result
}
