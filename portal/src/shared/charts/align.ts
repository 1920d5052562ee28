import type { Columns } from './columns'

export interface Span {
  fromMs: number
  toMs: number
}

export interface AlignedSeries {
  /** Seconds, as the chart wants them. */
  times: number[]
  rows: (number | null)[][]
  gaps: Span[]
}

/** Two missed samples in a row are a gap; half a step more is jitter. */
const GAP_STEPS = 2.5

/**
 * Picks the fields of one chart and finds where nothing is known.
 * A moment without any value is put into each gap, so that no line crosses it.
 */
export function alignSeries(columns: Columns, fields: readonly string[], stepMs: number, range: Span): AlignedSeries {
  const sources = fields.map((field) => columns.values[field] ?? [])
  const kept = columns.timesMs.map((_, index) => index).filter((index) => sources.some((source) => source[index] != null))
  const limitMs = GAP_STEPS * usualStep(kept.map((index) => columns.timesMs[index]!), stepMs)

  const times: number[] = []
  const rows: (number | null)[][] = fields.map(() => [])
  const gaps: Span[] = []
  const addGap = (fromMs: number, toMs: number) => {
    const from = Math.max(fromMs, range.fromMs)
    const to = Math.min(toMs, range.toMs)
    if (to > from) gaps.push({ fromMs: from, toMs: to })
  }

  let previous: number | null = null
  for (const index of kept) {
    const time = columns.timesMs[index]!
    if (previous === null) {
      if (time - range.fromMs > limitMs) addGap(range.fromMs, time)
    } else if (time - previous > limitMs) {
      addGap(previous, time)
      times.push((previous + time) / 2000)
      rows.forEach((row) => row.push(null))
    }
    times.push(time / 1000)
    rows.forEach((row, series) => row.push(sources[series]![index] ?? null))
    previous = time
  }
  if (previous === null) addGap(range.fromMs, range.toMs)
  else if (range.toMs - previous > limitMs) addGap(previous, range.toMs)

  return { times, rows, gaps }
}

/** The host may have been set to a slower pace in the past; its own rhythm counts then. */
function usualStep(timesMs: readonly number[], expectedMs: number): number {
  if (timesMs.length < 3) return expectedMs
  const steps = timesMs.slice(1).map((time, index) => time - timesMs[index]!)
  steps.sort((a, b) => a - b)
  return Math.max(expectedMs, steps[steps.length >> 1]!)
}
