import { shareOfExpected, shareTone } from '../parts/share-tone'

type DayPart = 'usual' | 'warning' | 'critical' | 'offline' | 'unknown'

export interface DaySlice {
  fromMs: number
  toMs: number
  part: DayPart
  rate: number | null
}

type Points = readonly (readonly [number, number | null, ...unknown[]])[]

interface DayRequest {
  fromMs: number
  toMs: number
  stepMs: number
  points: Points
  /** 1 for each read, 0 for each time that it was offline. */
  up: Points
  expected: number | null
}

/** A day in equal slices: what share of the expected rate each reached, and where it was offline for most of it; a slice of which nothing was told is not known. */
export function daySlices({ fromMs, toMs, stepMs, points, up, expected }: DayRequest): DaySlice[] {
  const rates = averages(points, fromMs, stepMs)
  const reads = averages(up, fromMs, stepMs)
  const count = Math.max(0, Math.ceil((toMs - fromMs) / stepMs))
  return Array.from({ length: count }, (_, index) => {
    const isOffline = (reads.get(index) ?? 1) < 0.5
    const rate = isOffline ? null : (rates.get(index) ?? null)
    return { fromMs: fromMs + index * stepMs, toMs: Math.min(toMs, fromMs + (index + 1) * stepMs), rate, part: isOffline ? 'offline' : partOf(rate, expected) }
  })
}

function averages(points: Points, fromMs: number, stepMs: number): Map<number, number> {
  const sums = new Map<number, { sum: number; count: number }>()
  for (const [timeMs, value] of points) {
    if (value === null) continue
    const index = Math.floor((timeMs - fromMs) / stepMs)
    const known = sums.get(index) ?? { sum: 0, count: 0 }
    sums.set(index, { sum: known.sum + value, count: known.count + 1 })
  }
  return new Map([...sums].map(([index, { sum, count }]) => [index, sum / count]))
}

/** Without an expected rate any work is as usual, and none is a fault. */
function partOf(rate: number | null, expected: number | null): DayPart {
  if (rate === null) return 'unknown'
  if (rate === 0) return 'critical'
  const share = shareOfExpected(rate, expected)
  return share === null ? 'usual' : shareTone(share)
}
