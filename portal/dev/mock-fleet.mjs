// Invented hosts for the stand-in server; the same host shows the same curve each time.
import { gap, hog } from './mock-twin.mjs'

const GIB = 1024 ** 3
const SECOND = 1000
const names = ['web-1', 'web-2', 'db-primary', 'db-replica', 'cache-1', 'gpu-node-a', 'gpu-node-b', 'mail', 'build-runner-with-a-long-name-07', 'vps-warsaw', 'vps-shanghai', 'edge-3', 'backup', 'new-host']
const systems = ['Debian GNU/Linux 12', 'Ubuntu 24.04.1 LTS', 'Rocky Linux 9.4', 'Windows Server 2022']
const buckets = { '30s': 30, '1m': 60, '5m': 300, '1h': 3600 }

export function startFleet(count) {
  return Array.from({ length: count }, (_, index) => ({
    id: index + 1,
    name: names[index] ?? `host-${index + 1}`,
    status: index === 3 ? 'offline' : index === 13 ? 'pending' : 'online',
    stale: index === 11,
    hot: index === 2,
    gpu: index === 5 || index === 6,
    memory: [4, 8, 64, 64, 16, 128, 128][index % 7] * GIB,
    system: systems[index % systems.length],
  }))
}

function wave(host, timeMs, period, phase = 0) {
  const x = timeMs / SECOND
  const noise = Math.sin(x * 12.9898 + host.id * 78.233 + phase * 37.7) * 43758.5453
  return 0.5 + 0.32 * Math.sin(x / period + host.id * 1.7 + phase) + 0.18 * (noise - Math.floor(noise) - 0.5) * 2
}

function metricsAt(host, timeMs) {
  // The hog of the twin's past, which a click on the spike explains.
  const cpu = timeMs >= hog.from && timeMs <= hog.to ? 97 : host.hot ? 91 + 8 * wave(host, timeMs, 300) : 6 + 60 * wave(host, timeMs, 400) * wave(host, timeMs, 2700, 2)
  return {
    cpu_usage_percent: cpu,
    memory_usage_bytes: host.memory * (0.35 + 0.4 * wave(host, timeMs, 3600, 1)),
    memory_total_bytes: host.memory,
    swap_usage_bytes: host.id % 3 ? 0.3 * GIB : 0,
    swap_total_bytes: host.id % 3 ? 2 * GIB : 0,
    disk_io_read_bps: 4e6 * wave(host, timeMs, 90, 3) ** 4,
    disk_io_write_bps: 9e6 * wave(host, timeMs, 120, 4) ** 3,
    network_rx_bps: 2.4e6 * wave(host, timeMs, 200, 5) ** 2,
    network_tx_bps: 1.1e6 * wave(host, timeMs, 210, 6) ** 2,
    load_average_one_min: cpu / 20,
    load_average_five_min: cpu / 22,
    load_average_fifteen_min: cpu / 25 + 0.2,
    uptime_seconds: 86_400 * host.id * 3.3 + 4000,
    total_processes_count: Math.round(180 + 40 * wave(host, timeMs, 800)),
    running_processes_count: Math.round(1 + 4 * wave(host, timeMs, 30)),
    tcp_established_connection_count: Math.round(30 + 90 * wave(host, timeMs, 600, 7)),
    total_disk_space_bytes: 500 * GIB,
    used_disk_space_bytes: GIB * (180 + ((host.id * 37) % 260) + 4 * wave(host, timeMs, 9000)),
    network_rx_cumulative: 3.1e12,
    network_tx_cumulative: 8.2e11,
    gpu_usage_percent: host.gpu ? 100 * wave(host, timeMs, 500, 8) : null,
    gpu_memory_used_bytes: host.gpu ? 21 * GIB : null,
  }
}

function hostAt(host, now) {
  const seen = host.status === 'pending' ? null : host.status === 'offline' ? now - 47 * 60_000 : host.stale ? now - 95_000 : now - (now % 2000)
  return {
    id: host.id,
    name: host.name,
    kind: 'host',
    status: host.status,
    status_since_ms: host.status === 'offline' ? seen : now - host.id * 7_300_000,
    last_seen_ms: seen,
    created_at: '2026-01-05T10:00:00Z',
    ip_address: seen === null ? null : `10.20.${host.id % 250}.${(host.id * 7) % 250}`,
    os_name: seen === null ? null : host.system,
    agent_version: seen === null ? null : '0.1.0',
    interval_seconds: 10,
    clock_skew_ms: 12,
    metrics_time_ms: seen,
    metrics: seen === null ? {} : metricsAt(host, seen),
  }
}

export function hostsNow(fleet) {
  const now = Date.now()
  return fleet.map((host) => hostAt(host, now))
}

export function detailOf(fleet, id) {
  const host = fleet.find((candidate) => candidate.id === id)
  if (!host) return null
  const now = Date.now()
  const seen = host.status !== 'pending'
  return {
    ...hostAt(host, now),
    hardware: seen ? hardwareOf(host) : null,
    hardware_updated_at: '2026-02-11T08:30:00Z',
    external_ip: seen ? `203.0.113.${host.id}` : null,
    consent: seen ? { version: '1.0', sha256: 'ab'.repeat(32), accepted_by: 'root', accepted_at: '2026-01-05T10:01:00Z', how: 'flag' } : null,
    cores: seen ? Array.from({ length: 16 }, (_, cpu) => ({ cpu: String(cpu), usage_percent: 100 * wave(host, now, 40, cpu) ** 2 })) : [],
    filesystems: seen
      ? [
          { mountpoint: '/', device: '/dev/nvme0n1p2', fstype: 'ext4', used_bytes: 61 * GIB, total_bytes: 100 * GIB },
          { mountpoint: '/boot/efi', device: '/dev/nvme0n1p1', fstype: 'vfat', used_bytes: 0.006 * GIB, total_bytes: 0.5 * GIB },
          { mountpoint: '/srv/storage/postgresql/main', device: '/dev/sda1', fstype: 'xfs', used_bytes: 370 * GIB, total_bytes: 399 * GIB },
        ]
      : [],
  }
}

function hardwareOf(host) {
  return {
    hostname: host.name, ip_internal: ['10.20.1.7', 'fd00::7'], ip_external: [`203.0.113.${host.id}`], cpu_model: 'AMD EPYC 7443P 24-Core Processor', cpu_vendor: 'AuthenticAMD',
    cpu_freq_mhz: 2850, cpu_cores: 24, cpu_threads: 48, ram_total_mb: host.memory / 1024 ** 2, ram_total_gb: host.memory / GIB, swap_total_mb: 2048, disk_total_mb: 512_000, disk_available_mb: 210_000,
    disks: [
      { name: 'nvme0n1', kind: 'nvme', model: 'SAMSUNG MZQL2960HCJR', size_bytes: 960e9, free_bytes: 300e9 },
      { name: 'sda', kind: 'hdd', model: 'ST4000NM0035', size_bytes: 4e12, free_bytes: null },
    ],
    gpu_model: host.gpu ? 'NVIDIA L40S' : null, gpu_vram_mb: host.gpu ? 46_068 : null,
    gpus: host.gpu ? [{ vendor: 'NVIDIA', model: 'NVIDIA L40S', vram_mb: 46_068, driver: '550.54.15', pci_address: '0000:81:00.0' }] : [],
    network_interfaces: [{ name: 'eno1', mac: '3c:ec:ef:00:11:22', addresses: ['10.20.1.7/24', 'fd00::7/64'], speed_mbps: 10_000 }],
    os_name: host.system, os_version: '12', os_id: 'debian', kernel_version: '6.1.0-18-amd64', architecture: 'x86_64', virtualization: 'kvm', serial_number: 'S455678',
  }
}

/** A part of the last hour is missing, so that a gap can be seen. */
function missing(timeMs, now) {
  return (timeMs > gap.from && timeMs < gap.to) || now - timeMs > 6 * 86_400_000
}

export function seriesOf(fleet, id, query) {
  const host = fleet.find((candidate) => candidate.id === id)
  if (!host || host.status === 'pending') return []
  const now = Date.now()
  const end = Math.min(now, Date.parse(query.get('end_time') ?? new Date().toISOString()))
  const interval = query.get('interval')
  const step = (buckets[interval] ?? 10) * SECOND
  const fields = (query.get('fields') ?? 'cpu_usage_percent').split(',')
  const lastKnown = host.status === 'offline' ? now - 47 * 60_000 : end
  const points = []
  for (let time = Math.ceil(Date.parse(query.get('start_time')) / step) * step; time <= Math.min(end, lastKnown); time += step) {
    if (missing(time, now)) continue
    const metrics = metricsAt(host, time)
    const point = { time: new Date(time).toISOString(), vps_id: id }
    for (const field of fields) {
      const value = metrics[field] ?? null
      point[field] = value
      if (interval && value !== null) Object.assign(point, { [`${field}_min`]: value * 0.7, [`${field}_max`]: Math.min(value * 1.4, field.endsWith('percent') ? 100 : Infinity) })
    }
    points.push(point)
  }
  return points
}
