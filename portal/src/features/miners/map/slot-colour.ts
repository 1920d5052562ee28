import type { Miner } from '../api/miner'
import { shareOfExpected } from '../parts/share-tone'
import type { MapMode } from './map-view'

/** The steps of the fill, from the one to look at to the calm one; "none" is for what is not known. */
export const rateSteps = ['r0', 'r1', 'r2', 'r3', 'r4'] as const
export const heatSteps = ['t0', 't1', 't2', 't3', 't4'] as const
export type SlotFill = (typeof rateSteps)[number] | (typeof heatSteps)[number] | 'none'

/** From which share of the expected rate a step holds. */
export const RATE_FROM: readonly number[] = [0, 0.5, 0.75, 0.9, 0.97]
/** From which temperature of the hottest chip a step holds, in degrees Celsius. */
export const HEAT_FROM: readonly number[] = [0, 60, 75, 85, 95]

export function slotFill(miner: Miner, mode: MapMode): SlotFill {
  const value = slotValue(miner, mode)
  if (value === null) return 'none'
  const from = mode === 'hashrate' ? RATE_FROM : HEAT_FROM
  const step = from.reduce((last, limit, index) => (value >= limit ? index : last), 0)
  return mode === 'hashrate' ? rateSteps[step]! : heatSteps[step]!
}

/** A share of 1, or degrees; null where it is not known. */
export function slotValue(miner: Miner, mode: MapMode): number | null {
  // A miner that rests does what it was told: its rate is no lack.
  if (miner.status === 'offline' || miner.status === 'sleeping') return null
  return mode === 'hashrate' ? shareOfExpected(miner.hashrate, miner.hashrate_expected) : (miner.temperature_chip ?? miner.temperature_board ?? null)
}
