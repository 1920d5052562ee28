/** A share is a percentage that is small or goes over 100. */
export type ChartUnit = 'percent' | 'share' | 'bytes' | 'rate' | 'count' | 'load' | 'celsius' | 'hashrate' | 'watts'

export interface NiceScale {
  top: number
  /** Where the few lines of the grid are, without the ground line. */
  lines: number[]
}

/** A top a little above the highest value, with round lines under it. */
export function niceScale(highest: number, unit: ChartUnit, rateBase: 1000 | 1024): NiceScale {
  if (unit === 'percent') return { top: Math.max(100, highest), lines: [25, 50, 75, 100] }
  const value = Math.max(highest, smallestTop(unit))
  // Bits are counted in thousands of bits, so the round numbers are eighths of bytes.
  const factor = unit === 'rate' && rateBase === 1000 ? 8 : 1
  const base = unit === 'bytes' || (unit === 'rate' && rateBase === 1024) ? 1024 : 10
  const step = niceStep((value * factor) / 3, base) / factor
  const count = Math.max(1, Math.ceil((value * 1.05) / step))
  return { top: count * step, lines: Array.from({ length: count }, (_, index) => (index + 1) * step) }
}

function smallestTop(unit: ChartUnit): number {
  if (unit === 'load') return 0.3
  if (unit === 'share') return 5
  if (unit === 'celsius') return 40
  if (unit === 'watts') return 10
  if (unit === 'hashrate') return 1
  return unit === 'count' ? 3 : 1024
}

function niceStep(atLeast: number, base: number): number {
  const magnitude = base ** Math.floor(Math.log(atLeast) / Math.log(base))
  const candidates = base === 1024 ? [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024] : [1, 2, 5, 10]
  return (candidates.find((candidate) => candidate * magnitude >= atLeast * 0.999) ?? base) * magnitude
}
