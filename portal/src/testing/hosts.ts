import type { Host, HostDetail, HostMetrics } from '@/shared/api/types'

export const NOW = 1_760_000_000_000
const GIB = 1024 ** 3

type Change<T extends Host> = Partial<Omit<T, 'metrics'>> & { metrics?: Partial<HostMetrics> }

/** What is not named is not known. */
export function metrics(known: Partial<HostMetrics>): HostMetrics {
  return {
    cpu_usage_percent: null,
    memory_usage_bytes: null,
    memory_total_bytes: null,
    swap_usage_bytes: null,
    swap_total_bytes: null,
    disk_io_read_bps: null,
    disk_io_write_bps: null,
    network_rx_bps: null,
    network_tx_bps: null,
    load_average_one_min: null,
    load_average_five_min: null,
    load_average_fifteen_min: null,
    uptime_seconds: null,
    total_processes_count: null,
    running_processes_count: null,
    tcp_established_connection_count: null,
    total_disk_space_bytes: null,
    used_disk_space_bytes: null,
    network_rx_cumulative: null,
    network_tx_cumulative: null,
    gpu_usage_percent: null,
    gpu_memory_used_bytes: null,
    ...known,
  }
}

const USUAL: Partial<HostMetrics> = {
  cpu_usage_percent: 20,
  memory_usage_bytes: 2 * GIB,
  memory_total_bytes: 8 * GIB,
  used_disk_space_bytes: 10 * GIB,
  total_disk_space_bytes: 100 * GIB,
}

export function host({ metrics: known = USUAL, ...change }: Change<Host> = {}): Host {
  return {
    id: 1,
    name: 'web-1',
    kind: 'host',
    status: 'online',
    status_since_ms: NOW - 3_600_000,
    last_seen_ms: NOW - 1000,
    created_at: '2025-01-01T00:00:00Z',
    ip_address: '10.0.0.1',
    os_name: 'Debian 12',
    agent_version: '0.1.0',
    interval_seconds: 10,
    clock_skew_ms: 0,
    metrics_time_ms: NOW - 1000,
    metrics: metrics(known),
    ...change,
  }
}

export function hostDetail({ metrics: known, ...change }: Change<HostDetail> = {}): HostDetail {
  return { ...host({ metrics: known }), hardware: null, hardware_updated_at: null, external_ip: null, consent: null, cores: [], filesystems: [], ...change }
}
