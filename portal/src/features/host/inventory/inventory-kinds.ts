import type { EntityKind } from '@/shared/states/entities'

/** What a machine consists of, in the order of a spec sheet. Readings are left to the other tabs. */
export const inventoryKinds = ['host', 'memory_module', 'disk', 'filesystem', 'network_interface', 'gpu'] as const satisfies readonly EntityKind[]
export const comparedKinds = [...inventoryKinds, 'package'] as const satisfies readonly EntityKind[]

/** Values that move all the time say nothing about what the machine is. */
const READINGS = new Set([
  'cpu_usage_percent', 'memory_used_bytes', 'memory_available_bytes', 'swap_used_bytes', 'load1', 'used_bytes', 'available_bytes', 'used_percent',
  'inodes_used_percent', 'utilization_percent', 'memory_utilization_percent', 'power_watts', 'temperature_celsius', 'memory_temperature_celsius', 'fan_percent',
  'clock_sm_mhz', 'clock_memory_mhz', 'throttle_reasons', 'performance_state', 'encoder_percent', 'decoder_percent', 'power_on_hours', 'wear_percent', 'spare_percent',
])

export function describingFields(entity: object): string[] {
  return Object.keys(entity).filter((field) => field !== 'key' && !READINGS.has(field) && !field.endsWith('_total'))
}
