import { usageOf } from '@/shared/hosts/health'
import { toCsv } from '@/shared/table/csv'
import type { FleetRow } from './fleet-view'

const HEADER = [
  'name', 'status', 'ip_address', 'os_name', 'agent_version', 'cpu_percent', 'memory_percent', 'disk_percent', 'network_rx_bytes_per_second',
  'network_tx_bytes_per_second', 'disk_read_bytes_per_second', 'disk_write_bytes_per_second', 'load_1m', 'uptime_seconds', 'last_seen',
]

/** For spreadsheets and scripts: plain numbers, and names that do not change with the language. */
export function fleetCsv(rows: readonly FleetRow[]): string {
  const lines = rows.map(({ host, health }) => {
    const { metrics } = host
    const { cpu, memory, disk } = usageOf(metrics)
    return [
      host.name, health, host.ip_address, host.os_name, host.agent_version, rounded(cpu), rounded(memory), rounded(disk),
      metrics.network_rx_bps, metrics.network_tx_bps, metrics.disk_io_read_bps, metrics.disk_io_write_bps,
      metrics.load_average_one_min, metrics.uptime_seconds, host.last_seen_ms === null ? null : new Date(host.last_seen_ms).toISOString(),
    ]
  })
  return toCsv([HEADER, ...lines])
}

function rounded(value: number | null): number | null {
  return value === null ? null : Math.round(value * 10) / 10
}
