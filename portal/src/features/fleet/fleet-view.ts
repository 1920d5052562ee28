import type { Host } from '@/shared/api/types'
import { healthOf, healthStates, usageOf, type Health } from '@/shared/hosts/health'
import { matchesSearch } from '@/shared/hosts/search'
import type { ViewsOfPage } from '@/shared/views/view-query'

export const sortKeys = [
  'status', 'name', 'cpu', 'memory', 'disk', 'network', 'diskIo', 'load', 'uptime', 'version', 'ip', 'seen',
] as const
export type SortKey = (typeof sortKeys)[number]

/** What of the address a saved view is made of. */
export const fleetViews: ViewsOfPage = { page: 'hosts', names: ['q', 'state', 'sort', 'hide'] }

/** What the fleet page shows; its address holds all of it. */
export interface FleetView {
  search: string
  health: Health | null
  sort: SortKey
  /** Worst first is the first click on a header. */
  descending: boolean
}

export const defaultView: FleetView = { search: '', health: null, sort: 'status', descending: true }

export function readView(params: URLSearchParams): FleetView {
  const [sort = '', direction] = (params.get('sort') ?? '').split('.')
  const known = sortKeys.find((key) => key === sort)
  return {
    search: params.get('q') ?? '',
    health: healthStates.find((health) => health === params.get('state')) ?? null,
    sort: known ?? defaultView.sort,
    descending: known ? direction !== 'asc' : defaultView.descending,
  }
}

export function writeView(params: URLSearchParams, view: FleetView): URLSearchParams {
  const next = new URLSearchParams(params)
  const put = (name: string, value: string | null) => (value ? next.set(name, value) : next.delete(name))
  const sorted = view.sort !== defaultView.sort || view.descending !== defaultView.descending
  put('q', view.search)
  put('state', view.health)
  put('sort', sorted ? `${view.sort}.${view.descending ? 'desc' : 'asc'}` : null)
  return next
}

export interface FleetRow {
  host: Host
  health: Health
}

export function toRows(hosts: readonly Host[], nowMs: number): FleetRow[] {
  return hosts.map((host) => ({ host, health: healthOf(host, nowMs) }))
}

export function countHealth(rows: readonly FleetRow[]): Record<Health, number> {
  const counts = Object.fromEntries(healthStates.map((health) => [health, 0])) as Record<Health, number>
  for (const { health } of rows) counts[health]++
  return counts
}

export function applyView(rows: readonly FleetRow[], { search, health, sort, descending }: FleetView): FleetRow[] {
  const sign = descending ? -1 : 1
  return rows
    .filter((row) => (health === null || row.health === health) && matchesSearch(row.host, search))
    .map((row) => ({ row, key: sortValue(row, sort) }))
    .sort((a, b) => compareKeys(a.key, b.key, sign) || compareText(a.row.host.name, b.row.host.name) || a.row.host.id - b.row.host.id)
    .map(({ row }) => row)
}

type SortValue = number | string | null

/** Larger means worse where there is a worse, so that "descending" is worst first. */
function sortValue({ host, health }: FleetRow, key: SortKey): SortValue {
  const { metrics } = host
  switch (key) {
    case 'status':
      return healthStates.length - healthStates.indexOf(health)
    case 'name':
      return host.name
    case 'cpu':
    case 'memory':
    case 'disk':
      return usageOf(metrics)[key]
    case 'network':
      return sum(metrics.network_rx_bps, metrics.network_tx_bps)
    case 'diskIo':
      return sum(metrics.disk_io_read_bps, metrics.disk_io_write_bps)
    case 'load':
      return metrics.load_average_one_min ?? null
    case 'uptime':
      return metrics.uptime_seconds ?? null
    case 'version':
      return host.agent_version
    case 'ip':
      return host.ip_address
    case 'seen':
      return host.last_seen_ms === null ? null : -host.last_seen_ms
  }
}

/** What is not known stands last in both directions. */
function compareKeys(a: SortValue, b: SortValue, sign: number): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1
  if (typeof a === 'number' && typeof b === 'number') return sign * (a - b)
  return sign * compareText(String(a), String(b))
}

const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' })
const compareText = collator.compare

function sum(a: number | null | undefined, b: number | null | undefined): number | null {
  return a == null && b == null ? null : (a ?? 0) + (b ?? 0)
}
