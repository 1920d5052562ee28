import { shareOfExpected, shareTone } from '../parts/share-tone'

type DayPart = 'usual' | 'warning' | 'critical' | 'unknown'

export interface DaySlice {
  fromMs: number
  toMs: number
  part: DayPart
  rate: number | null
}

interface DayRequest {
  fromMs: number
  toMs: number
  stepMs: number
  points: readonly (readonly [number, number | null, ...unknown[]])[]
  expected: number | null
}

/** A day in equal slices: what share of the expected rate each reached; a slice without a reading is not known. */
export function daySlices({ fromMs, toMs, stepMs, points, expected }: DayRequest): DaySlice[] {
  const sums = new Map<number, { sum: number; count: number }>()
  for (const [timeMs, value] of points) {
    if (value === null) continue
    const index = Math.floor((timeMs - fromMs) / stepMs)
    const known = sums.get(index) ?? { sum: 0, count: 0 }
    sums.set(index, { sum: known.sum + value, count: known.count + 1 })
  }
  const count = Math.max(0, Math.ceil((toMs - fromMs) / stepMs))
  return Array.from({ length: count }, (_, index) => {
    const known = sums.get(index)
    const rate = known ? known.sum / known.count : null
    return { fromMs: fromMs + index * stepMs, toMs: Math.min(toMs, fromMs + (index + 1) * stepMs), rate, part: partOf(rate, expected) }
  })
}

/** Without an expected rate any work is as usual, and none is a fault. */
function partOf(rate: number | null, expected: number | null): DayPart {
  if (rate === null) return 'unknown'
  if (rate === 0) return 'critical'
  const share = shareOfExpected(rate, expected)
  return share === null ? 'usual' : shareTone(share)
}
