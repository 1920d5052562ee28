import type { HardwareInfo } from '@/shared/api/types'

type SheetSection = 'system' | 'processor' | 'memory' | 'graphics' | 'disks' | 'network' | 'other'

/** How a value is written: as it is, or with the unit that its name promises. */
type SheetKind = 'text' | 'megabytes' | 'bytes' | 'megahertz' | 'megabits' | 'list'

export interface SheetRow {
  key: string
  value: unknown
  kind: SheetKind
}

export interface SheetGroup {
  section: SheetSection
  rows: SheetRow[]
  /** Several of the same, such as disks. */
  items: SheetRow[][]
}

const PLAN: Record<Exclude<SheetSection, 'other'>, { keys: string[]; items?: string }> = {
  system: { keys: ['hostname', 'os_name', 'os_version', 'os_id', 'kernel_version', 'architecture', 'virtualization'] },
  processor: { keys: ['cpu_model', 'cpu_vendor', 'cpu_cores', 'cpu_threads', 'cpu_freq_mhz'] },
  memory: { keys: ['ram_total_mb', 'swap_total_mb'] },
  graphics: { keys: ['gpu_model', 'gpu_vram_mb'], items: 'gpus' },
  disks: { keys: ['disk_total_mb', 'disk_available_mb'], items: 'disks' },
  network: { keys: ['ip_internal', 'ip_external'], items: 'network_interfaces' },
}

/** The same sizes once more in other units; the sheet shows each once. */
const REPEATED = new Set(['ram_total_gb', 'disk_total_gb', 'disk_available_gb'])

/** Sorts what an agent sent into a spec sheet. Keys that we do not know are kept, under "other". */
export function hardwareSheet(hardware: HardwareInfo): SheetGroup[] {
  const left = new Map<string, unknown>(Object.entries(hardware).filter(([key]) => !REPEATED.has(key)))
  const groups: SheetGroup[] = []
  for (const [section, { keys, items }] of Object.entries(PLAN) as [SheetSection, { keys: string[]; items?: string }][]) {
    const listed = items ? takeList(left, items) : []
    const rows = keys.flatMap((key) => rowOf(key, take(left, key)))
    // With the cards listed one by one, the summary of the first one says nothing new.
    groups.push({ section, rows: section === 'graphics' && listed.length > 0 ? [] : rows, items: listed })
  }
  groups.push({ section: 'other', rows: [...left].flatMap(([key, value]) => rowOf(key, value)), items: [] })
  return groups.filter(({ rows, items }) => rows.length > 0 || items.length > 0)
}

function take(left: Map<string, unknown>, key: string): unknown {
  const value = left.get(key)
  left.delete(key)
  return value
}

function takeList(left: Map<string, unknown>, key: string): SheetRow[][] {
  const value = take(left, key)
  if (!Array.isArray(value)) return []
  return value
    .filter((item): item is Record<string, unknown> => typeof item === 'object' && item !== null)
    .map((item) => Object.entries(item).flatMap(([name, part]) => rowOf(name, part)))
    .filter((rows) => rows.length > 0)
}

function rowOf(key: string, value: unknown): SheetRow[] {
  const empty = value == null || value === '' || (Array.isArray(value) && value.length === 0)
  return empty ? [] : [{ key, value, kind: kindOf(key, value) }]
}

function kindOf(key: string, value: unknown): SheetKind {
  if (Array.isArray(value)) return 'list'
  if (typeof value !== 'number') return 'text'
  if (key.endsWith('_mb')) return 'megabytes'
  if (key.endsWith('_bytes')) return 'bytes'
  if (key.endsWith('_mhz')) return 'megahertz'
  return key.endsWith('_mbps') ? 'megabits' : 'text'
}
