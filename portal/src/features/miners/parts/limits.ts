/** Where the share of rejected work becomes a warning, and a fault. */
const REJECTED = { warning: 0.05, critical: 0.1 }

export type Tone = 'warning' | 'critical' | undefined

export function toneBy({ warning, critical }: { warning: number; critical: number }, value: number | null | undefined): Tone {
  if (value == null || value < warning) return undefined
  return value >= critical ? 'critical' : 'warning'
}

export const rejectedTone = (ratio: number | null | undefined) => toneBy(REJECTED, ratio)
