/** Many series over the same moments. */
export interface Columns {
  timesMs: number[]
  values: Record<string, (number | null)[]>
}

export interface Sample {
  timeMs: number
  values: Readonly<Record<string, unknown>>
}

/** Samples in any order become columns in time order; of two at the same moment the later in the list wins. */
export function toColumns(samples: readonly Sample[], fields: readonly string[]): Columns {
  const byTime = new Map<number, Sample['values']>()
  for (const sample of samples) {
    if (Number.isFinite(sample.timeMs)) byTime.set(sample.timeMs, sample.values)
  }
  const timesMs = [...byTime.keys()].sort((a, b) => a - b)
  const values: Columns['values'] = {}
  for (const field of fields) {
    values[field] = timesMs.map((time) => numberOrNull(byTime.get(time)?.[field]))
  }
  return { timesMs, values }
}

function numberOrNull(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null
}

/** The position of the moment nearest to the given one, or -1 when there is none. */
export function nearestIndex(timesMs: readonly number[], timeMs: number): number {
  let low = 0
  let high = timesMs.length - 1
  if (high < 0) return -1
  while (low < high) {
    const middle = (low + high) >> 1
    if (timesMs[middle]! < timeMs) low = middle + 1
    else high = middle
  }
  const before = timesMs[low - 1]
  return before !== undefined && timeMs - before < timesMs[low]! - timeMs ? low - 1 : low
}
