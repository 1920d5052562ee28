export interface FanSummary {
  known: number
  stopped: number
  slowest: number | null
}

/** A fan that stands is a fault; one that the device does not tell of is neither fault nor proof. */
export function summariseFans(fans: readonly (number | null)[] | undefined): FanSummary | null {
  const known = (fans ?? []).filter((rpm): rpm is number => rpm != null)
  if (known.length === 0) return null
  return { known: known.length, stopped: known.filter((rpm) => rpm === 0).length, slowest: Math.min(...known) }
}
