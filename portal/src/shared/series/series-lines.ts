import { toColumns, type Columns, type Sample } from '@/shared/charts/columns'
import type { SeriesColour } from '@/shared/charts/palette'
import type { LabelledSeries } from './get-series'

export interface SeriesLine {
  /** The name under which its values stand in the columns. */
  field: string
  /** What distinguishes it from the others; empty for the only one. */
  name: string
  colour: SeriesColour
}

const COLOURS: readonly SeriesColour[] = ['cpu', 'disk', 'network', 'memory', 'gpu', 'disk-2', 'network-2', 'memory-2']
/** More lines than colours cannot be told apart. */
export const MOST_LINES = COLOURS.length

interface LineSource {
  series: LabelledSeries
  name: string
  scale: number
}

/** Several series over the same moments, as many as have a colour of their own; the largest first, unless they have an order of their own. */
export function toSeriesLines(sources: readonly LineSource[], inOrder = false): { lines: SeriesLine[]; columns: Columns } {
  const kept = sources
    .map((source) => ({ ...source, size: average(source.series) }))
    .filter(({ size }) => size !== null)
    .sort((a, b) => (inOrder ? 0 : b.size! - a.size!))
    .slice(0, MOST_LINES)
  const lines = kept.map(({ name }, index): SeriesLine => ({ field: `line${index}`, name, colour: COLOURS[index]! }))
  const byTime = new Map<number, Record<string, number>>()
  kept.forEach(({ series, scale }, index) => {
    for (const [timeMs, value] of series.points) {
      if (value === null) continue
      const values = byTime.get(timeMs) ?? {}
      values[`line${index}`] = value * scale
      byTime.set(timeMs, values)
    }
  })
  const samples: Sample[] = [...byTime].map(([timeMs, values]) => ({ timeMs, values }))
  return { lines, columns: toColumns(samples, lines.map(({ field }) => field)) }
}

/** Each line stands on those before it; a line without a value at a moment adds nothing to the pile. */
export function stackColumns({ timesMs, values }: Columns, fields: readonly string[]): Columns {
  const sums = timesMs.map(() => 0)
  const stacked: Columns['values'] = {}
  for (const field of fields) {
    const row = values[field] ?? []
    stacked[field] = timesMs.map((_, index) => (sums[index]! += row[index] ?? 0))
  }
  return { timesMs, values: stacked }
}

function average({ points }: LabelledSeries): number | null {
  const known = points.flatMap(([, value]) => (value === null ? [] : [value]))
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0) / known.length
}
