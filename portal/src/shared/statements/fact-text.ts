import type { Format } from '@/shared/units/format'

const RATES = new Set(['hashrate', 'expected', 'hashrate_expected', 'expected_hashrate', 'claimed', 'median', 'deviation', 'pool_hashrate', 'rate'])
const RATIOS = /(^|_)(ratio|share|drop)$/
const DEGREES = new Set(['temperature_chip', 'temperature_board'])
const TENTHS = new Set(['due', 'shares_due'])

interface FactWriters {
  format: Format
  /** Writes what the agents' field names tell the unit of. */
  fieldText: (name: string, value: unknown) => string
}

/** A fact behind a sentence, in the unit that its name tells. */
export function factText(name: string, value: unknown, { format, fieldText }: FactWriters): string {
  if (typeof value !== 'number') return fieldText(name, value)
  if (RATES.has(name)) return format.hashrate(value)
  if (RATIOS.test(name)) return format.percent(value * 100)
  if (DEGREES.has(name)) return fieldText('temperature_celsius', value)
  if (TENTHS.has(name)) return format.number(value, Number.isInteger(value) ? 0 : 1)
  return name === 'seconds' ? format.duration(value) : fieldText(name, value)
}
