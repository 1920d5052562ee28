import type { Keyed } from './keyed'

export interface GpuEntity extends Keyed {
  index?: number
  vendor?: string
  model?: string
  uuid?: string
  pci_address?: string
  driver_version?: string
  vbios_version?: string
  cuda_version?: string
  memory_total_bytes?: number
  power_limit_watts?: number
  ecc_mode?: string
  mig_mode?: string
  mig_parent?: string
  mig_profile?: string
  xid_last?: number
  xid_errors_total?: number
  query_failure?: string
  xid_last_at?: number
  ecc_uncorrected_at?: number
  utilization_percent?: number
  memory_used_bytes?: number
  memory_utilization_percent?: number
  power_watts?: number
  temperature_celsius?: number
  memory_temperature_celsius?: number
  fan_percent?: number
  clock_sm_mhz?: number
  clock_memory_mhz?: number
  throttle_reasons?: string[]
  ecc_corrected_total?: number
  ecc_uncorrected_total?: number
  performance_state?: string
  encoder_percent?: number
  decoder_percent?: number
  pcie_link?: string
}

export interface GpuProcessEntity extends Keyed {
  gpu?: string
  pid?: number
  name?: string
  user?: string
  type?: string
  alive?: boolean
  container_id?: string
  memory_bytes?: number
  utilization_percent?: number
  idle_seconds?: number
}

export interface LlmEntity extends Keyed {
  runtime?: string
  runtime_version?: string
  model?: string
  model_files?: string[]
  quantization?: string
  parameters?: string
  context_length?: number
  pid?: number
  container_id?: string
  unit?: string
  endpoint?: string
  gpus?: string[]
  evidence?: string[]
  confidence?: string
  gpu_memory_bytes?: number
  memory_rss_bytes?: number
  requests_running?: number
  requests_waiting?: number
  prompt_tokens_total?: number
  generation_tokens_total?: number
  prompt_tokens_per_second?: number
  generation_tokens_per_second?: number
  time_to_first_token_seconds?: number
  kv_cache_usage_percent?: number
  last_used_at?: number
  requests_total?: number
  cpu_percent?: number
}

export interface DiskEntity extends Keyed {
  name?: string
  kind?: string
  model?: string
  vendor?: string
  serial_hash?: string
  size_bytes?: number
  firmware_version?: string
  transport?: string
  smart_health?: string
  smart_unavailable?: string
  temperature_celsius?: number
  power_on_hours?: number
  wear_percent?: number
  reallocated_sectors?: number
  media_errors?: number
  spare_percent?: number
}

export interface FilesystemEntity extends Keyed {
  mount_point?: string
  device?: string
  filesystem_type?: string
  options?: string
  size_bytes?: number
  used_bytes?: number
  available_bytes?: number
  used_percent?: number
  inodes_used_percent?: number
}

export interface NetworkInterfaceEntity extends Keyed {
  name?: string
  mac?: string
  addresses?: string[]
  kind?: string
  speed_mbits?: number
  mtu?: number
  operational_state?: string
  driver?: string
  duplex?: string
  flags?: string[]
  receive_bytes_total?: number
  transmit_bytes_total?: number
  receive_packets_total?: number
  transmit_packets_total?: number
  receive_errors_total?: number
  transmit_errors_total?: number
  receive_drops_total?: number
  transmit_drops_total?: number
}

export interface MemoryModuleEntity extends Keyed {
  slot?: string
  size_bytes?: number
  type?: string
  speed_mts?: number
  manufacturer?: string
  part_number?: string
  serial_hash?: string
  bank?: string
}

export interface PackageEntity extends Keyed {
  name?: string
  version?: string
  architecture?: string
  package_manager?: string
}
