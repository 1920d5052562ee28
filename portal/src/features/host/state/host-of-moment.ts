import type { HardwareInfo, HostDetail } from '@/shared/api/types'
import type { HostState } from '@/shared/states/entities'

const MIB = 1024 ** 2

/** The host as its header tells it, at a moment of the past: what the state of then does not know is not known. */
export function hostOfMoment(host: HostDetail, state: HostState | null, atMs: number): HostDetail {
  const { host: hosts, gpu, network_interface: interfaces } = state?.entities ?? {}
  const was = hosts?.[0]
  const addresses = (interfaces ?? []).flatMap(({ addresses: own }) => own ?? []).map((address) => address.split('/')[0] ?? '')
  const hardware = {
    os_name: was?.os_name,
    os_version: was?.os_version,
    kernel_version: was?.kernel_version,
    cpu_model: was?.cpu_model,
    cpu_cores: was?.cpu_cores,
    cpu_threads: was?.cpu_threads,
    ip_internal: addresses.filter((address) => !isLocal(address)),
    gpus: (gpu ?? []).map(({ model, memory_total_bytes }) => ({ model, vram_mb: memory_total_bytes == null ? null : memory_total_bytes / MIB })),
  } as Partial<HardwareInfo> as HardwareInfo
  return {
    ...host,
    hardware,
    os_name: null,
    ip_address: null,
    external_ip: null,
    agent_version: was?.agent_version ?? null,
    last_seen_ms: null,
    consent: null,
    metrics: { ...host.metrics, memory_total_bytes: was?.memory_total_bytes ?? null, uptime_seconds: was?.boot_time == null ? null : Math.max(0, (atMs - was.boot_time) / 1000) },
  }
}

function isLocal(address: string): boolean {
  return address.startsWith('127.') || address.startsWith('169.254.') || address === '::1' || address.toLowerCase().startsWith('fe80:')
}
