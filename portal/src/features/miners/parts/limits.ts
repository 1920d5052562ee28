/** Where the heat of a chip becomes a warning, and a fault. Limits of models differ; the findings of the server know them. */
const CHIP = { warning: 85, critical: 95 }
const BOARD = { warning: 75, critical: 80 }
const REJECTED = { warning: 0.05, critical: 0.1 }

type Limits = { warning: number; critical: number }

function toneBy({ warning, critical }: Limits, value: number | null | undefined): 'warning' | 'critical' | undefined {
  if (value == null || value < warning) return undefined
  return value >= critical ? 'critical' : 'warning'
}

export const chipTone = (celsius: number | null | undefined) => toneBy(CHIP, celsius)
export const boardTone = (celsius: number | null | undefined) => toneBy(BOARD, celsius)
export const rejectedTone = (ratio: number | null | undefined) => toneBy(REJECTED, ratio)
