import type { MetricField } from '@/shared/api/types'
import type { Line } from '@/shared/charts/chart-model'
import type { ChartUnit } from '@/shared/charts/nice-scale'
import type words from '@/shared/i18n/locales/en/metrics.json'

/** A line has a name in every language. */
type ChartedField = Extract<MetricField, keyof (typeof words)['field']>

interface HostLine extends Line {
  field: ChartedField
}

export interface HostChartSpec {
  /** Also the name of its title in the locale files. */
  id: 'cpu' | 'memory' | 'disk' | 'disk-io' | 'network' | 'load' | 'processes' | 'tcp' | 'gpu' | 'gpu-memory'
  unit: ChartUnit
  lines: readonly HostLine[]
  /** The metric that is the ceiling of this chart. */
  limit?: MetricField
  /** Shown only when the host has such a thing. */
  optional?: boolean
}

export const hostCharts: readonly HostChartSpec[] = [
  { id: 'cpu', unit: 'percent', lines: [{ field: 'cpu_usage_percent', colour: 'cpu' }] },
  {
    id: 'memory',
    unit: 'bytes',
    limit: 'memory_total_bytes',
    lines: [
      { field: 'memory_usage_bytes', colour: 'memory' },
      { field: 'swap_usage_bytes', colour: 'memory-2', stroke: 'dashed' },
    ],
  },
  {
    id: 'network',
    unit: 'rate',
    lines: [
      { field: 'network_rx_bps', colour: 'network' },
      { field: 'network_tx_bps', colour: 'network-2', stroke: 'dashed' },
    ],
  },
  {
    id: 'disk-io',
    unit: 'rate',
    lines: [
      { field: 'disk_io_read_bps', colour: 'disk' },
      { field: 'disk_io_write_bps', colour: 'disk-2', stroke: 'dashed' },
    ],
  },
  {
    id: 'load',
    unit: 'load',
    lines: [
      { field: 'load_average_one_min', colour: 'load' },
      { field: 'load_average_five_min', colour: 'load-2', stroke: 'dashed' },
      { field: 'load_average_fifteen_min', colour: 'load-3', stroke: 'dotted' },
    ],
  },
  { id: 'disk', unit: 'bytes', limit: 'total_disk_space_bytes', lines: [{ field: 'used_disk_space_bytes', colour: 'disk' }] },
  { id: 'processes', unit: 'count', lines: [{ field: 'total_processes_count', colour: 'cpu' }] },
  { id: 'tcp', unit: 'count', lines: [{ field: 'tcp_established_connection_count', colour: 'network' }] },
  { id: 'gpu', unit: 'percent', optional: true, lines: [{ field: 'gpu_usage_percent', colour: 'gpu' }] },
  { id: 'gpu-memory', unit: 'bytes', optional: true, lines: [{ field: 'gpu_memory_used_bytes', colour: 'gpu' }] },
]

/** Each field once, so that one question to the server feeds all charts of a page. */
export function fieldsOf(specs: readonly HostChartSpec[]): MetricField[] {
  return [...new Set(specs.flatMap((spec) => spec.lines.map(({ field }) => field)))]
}
