import type { Host, HostMetrics } from '@/shared/api/types'

/** What the fleet page counts: each host is exactly one of these. Worst first. */
export const healthStates = ['offline', 'attention', 'stale', 'pending', 'online'] as const
export type Health = (typeof healthStates)[number]

export const ATTENTION_PERCENT = 90
/** One or two missed samples are jitter; the third is news. */
const STALE_INTERVALS = 3
/** A host that measures each second is a few seconds late whenever it is busy. */
const STALE_AT_LEAST_MS = 10_000
const DEFAULT_INTERVAL_SECONDS = 10

export function healthOf(host: Host, nowMs: number): Health {
  if (host.status !== 'online') return host.status
  const limitMs = Math.max(STALE_AT_LEAST_MS, STALE_INTERVALS * (host.interval_seconds ?? DEFAULT_INTERVAL_SECONDS) * 1000)
  if (host.metrics_time_ms === null || nowMs - host.metrics_time_ms > limitMs) return 'stale'
  const { cpu, memory, disk } = usageOf(host.metrics)
  return [cpu, memory, disk].some((value) => value !== null && value > ATTENTION_PERCENT) ? 'attention' : 'online'
}

export interface Usage {
  cpu: number | null
  memory: number | null
  swap: number | null
  disk: number | null
}

/** Shares in percent; null when either part is not known. */
export function usageOf(metrics: HostMetrics): Usage {
  return {
    cpu: metrics.cpu_usage_percent ?? null,
    memory: shareOf(metrics.memory_usage_bytes, metrics.memory_total_bytes),
    swap: shareOf(metrics.swap_usage_bytes, metrics.swap_total_bytes),
    disk: shareOf(metrics.used_disk_space_bytes, metrics.total_disk_space_bytes),
  }
}

export function shareOf(part: number | null | undefined, whole: number | null | undefined): number | null {
  return part == null || whole == null || whole <= 0 ? null : (part / whole) * 100
}

export type FleetLight = 'unknown' | 'online' | 'attention' | 'critical'

/** The colour of the lantern in the browser's tab. */
export function fleetLight(healths: Iterable<Health>): FleetLight {
  let light: FleetLight = 'unknown'
  for (const health of healths) {
    if (health === 'offline') return 'critical'
    if (health === 'attention' || health === 'stale') light = 'attention'
    else if (health === 'online' && light === 'unknown') light = 'online'
  }
  return light
}
