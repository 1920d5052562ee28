import type { Miner } from '../api/miner'
import { heatOf, type Heat } from '../parts/heat'
import { shareOfExpected } from '../parts/share-tone'
import type { MapMode } from './map-view'

/** The steps of the fill, from the one to look at to the calm one; "none" is for what is not known. */
export const rateSteps = ['r0', 'r1', 'r2', 'r3', 'r4'] as const
export const heatSteps = ['t0', 't1', 't2', 't3', 't4'] as const
export type SlotFill = (typeof rateSteps)[number] | (typeof heatSteps)[number] | 'none'

/** From which share of the expected rate a step holds. */
export const RATE_FROM: readonly number[] = [0, 0.5, 0.75, 0.9, 0.97]
/** So many degrees below its own limit a miner is near to it, and as it usually is. */
export const NEAR = 10
export const USUAL = 25

/** What a miner's heat is judged by. */
export type HeatScale = Pick<Heat, 'warning' | 'critical'>

/** From which temperature a step holds, in degrees Celsius. */
export function heatFrom({ warning, critical }: HeatScale): readonly number[] {
  return [-Infinity, warning - USUAL, warning - NEAR, warning, critical]
}

/** The one that all miners whose heat is known are judged by; null where makers differ, or nobody tells. */
export function commonScale(miners: readonly Miner[]): HeatScale | null {
  const scales = new Map(miners.flatMap((miner) => shownHeat(miner) ?? []).map(({ warning, critical }) => [`${warning}/${critical}`, { warning, critical }]))
  return scales.size === 1 ? [...scales.values()][0]! : null
}

export function slotFill(miner: Miner, mode: MapMode): SlotFill {
  if (mode === 'temperature') {
    const heat = shownHeat(miner)
    return heat ? heatSteps[stepOf(heat.celsius, heatFrom(heat))]! : 'none'
  }
  const share = slotValue(miner, mode)
  return share === null ? 'none' : rateSteps[stepOf(share, RATE_FROM)]!
}

function stepOf(value: number, from: readonly number[]): number {
  return from.reduce((last, limit, index) => (value >= limit ? index : last), 0)
}

/** A share of 1, or degrees; null where it is not known. */
export function slotValue(miner: Miner, mode: MapMode): number | null {
  if (mode === 'temperature') return shownHeat(miner)?.celsius ?? null
  return isAway(miner) ? null : shareOfExpected(miner.hashrate, miner.hashrate_expected)
}

function shownHeat(miner: Miner): Heat | null {
  return isAway(miner) ? null : heatOf(miner)
}

/** A miner that rests does what it was told: its rate is no lack. */
function isAway({ status }: Miner): boolean {
  return status === 'offline' || status === 'sleeping'
}
