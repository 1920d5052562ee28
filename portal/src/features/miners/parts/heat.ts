import type { components } from '@/shared/api/schema'
import type { Miner } from '../api/miner'
import { toneBy, type Tone } from './limits'

/** By what the server judges the heat of a miner: makers let their devices run at different temperatures. */
export type HeatLimits = components['schemas']['HeatLimits']

export interface Heat {
  celsius: number
  warning: number
  critical: number
}

export function chipHeat(celsius: number | null | undefined, limits: HeatLimits | null): Heat | null {
  return celsius == null || !limits ? null : { celsius, warning: limits.chip_warning, critical: limits.chip_critical }
}

export function boardHeat(celsius: number | null | undefined, limits: HeatLimits | null): Heat | null {
  return celsius == null || !limits ? null : { celsius, warning: limits.board_warning, critical: limits.board_critical }
}

/** Of the hottest chip, or of the hottest board where no chip is told of; each by its own limits. */
export function heatOf({ temperature_chip, temperature_board, heat_limits }: Pick<Miner, 'temperature_chip' | 'temperature_board' | 'heat_limits'>): Heat | null {
  return chipHeat(temperature_chip, heat_limits) ?? boardHeat(temperature_board, heat_limits)
}

export function heatTone(heat: Heat | null): Tone {
  return heat ? toneBy(heat, heat.celsius) : undefined
}
