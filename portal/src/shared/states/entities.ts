import type {
  GpuEntity, GpuProcessEntity, LlmEntity, DiskEntity, FilesystemEntity, NetworkInterfaceEntity, MemoryModuleEntity, PackageEntity,
} from './hardware-entities'
import type { Keyed } from './keyed'

export type { GpuEntity, GpuProcessEntity, LlmEntity, DiskEntity, FilesystemEntity, NetworkInterfaceEntity, PackageEntity }

// What a host's state consists of. Field names are those of the agent; a field that is not known is left out.

interface HostEntity extends Keyed {
  hostname?: string
  os_name?: string
  os_version?: string
  os_id?: string
  kernel_version?: string
  architecture?: string
  virtualization?: string
  boot_id?: string
  boot_time?: number
  machine_model?: string
  firmware_version?: string
  cpu_model?: string
  cpu_vendor?: string
  cpu_sockets?: number
  cpu_cores?: number
  cpu_threads?: number
  memory_total_bytes?: number
  swap_total_bytes?: number
  nvidia_driver_version?: string
  agent_version?: string
  cpu_microcode?: string
  kernel_command_line?: string
  cpu_usage_percent?: number
  memory_used_bytes?: number
  memory_available_bytes?: number
  swap_used_bytes?: number
  load1?: number
}

export interface ProcessEntity extends Keyed {
  pid?: number
  ppid?: number
  name?: string
  user?: string
  uid?: number
  executable?: string
  executable_deleted?: boolean
  command_line?: string[]
  started_at?: number
  unit?: string
  container_id?: string
  cgroup?: string
  kernel_thread?: boolean
  working_directory?: string
  nice?: number
  llm_runtime?: string
  status?: string
  cpu_percent?: number
  memory_rss_bytes?: number
  memory_vms_bytes?: number
  memory_shared_bytes?: number
  memory_swap_bytes?: number
  memory_percent?: number
  threads?: number
  open_files?: number
  sockets?: number
  read_bytes_total?: number
  write_bytes_total?: number
  gpu_memory_bytes?: number
  cpu_seconds_total?: number
}

export interface ServiceEntity extends Keyed {
  name?: string
  description?: string
  type?: string
  load_state?: string
  active_state?: string
  sub_state?: string
  unit_file_state?: string
  fragment_path?: string
  main_pid?: number
  restarts?: number
  result?: string
  state_since?: number
  started_at?: number
  command?: string
  memory_limit_bytes?: number
  exit_status?: number
  cpu_percent?: number
  cpu_seconds_total?: number
  memory_bytes?: number
  memory_peak_bytes?: number
  tasks?: number
}

export interface ContainerEntity extends Keyed {
  id?: string
  name?: string
  runtime?: string
  image?: string
  image_id?: string
  command?: string
  created_at?: number
  state?: string
  health?: string
  restarts?: number
  exit_code?: number
  started_at?: number
  finished_at?: number
  ports?: string[]
  mounts?: string[]
  networks?: string[]
  environment_names?: string[]
  labels?: string[]
  compose_project?: string
  compose_service?: string
  pid?: number
  cgroup?: string
  memory_limit_bytes?: number
  cpu_limit_cores?: number
  oom_killed?: boolean
  restart_policy?: string
  cpu_percent?: number
  cpu_seconds_total?: number
  memory_usage_bytes?: number
  network_receive_bytes_total?: number
  network_transmit_bytes_total?: number
  disk_read_bytes_total?: number
  disk_write_bytes_total?: number
  processes?: number
}

export interface EntityByKind {
  host: HostEntity
  process: ProcessEntity
  service: ServiceEntity
  container: ContainerEntity
  gpu: GpuEntity
  gpu_process: GpuProcessEntity
  llm: LlmEntity
  disk: DiskEntity
  filesystem: FilesystemEntity
  network_interface: NetworkInterfaceEntity
  memory_module: MemoryModuleEntity
  package: PackageEntity
}

export type EntityKind = keyof EntityByKind
/** An entity whose kind is read from data. */
export type AnyEntity = Keyed & Readonly<Record<string, unknown>>

export interface HostState {
  host_id: number
  at_ms: number
  /** When the state was read; null where nothing is known of that moment. */
  as_of_ms: number | null
  live: boolean
  /** False where deltas before that moment are missing. */
  complete: boolean
  entities: { [Kind in EntityKind]?: EntityByKind[Kind][] }
}

export interface FieldChange {
  name: string
  before?: unknown
  after?: unknown
}
