import type { Format } from '@/shared/units/format'

const RATES = new Set(['hashrate', 'expected', 'hashrate_expected', 'expected_hashrate', 'median', 'rate'])

/** A figure behind a finding, in the unit that its name tells. */
export function evidenceText(name: string, value: unknown, format: Format): string {
  if (typeof value !== 'number') return Array.isArray(value) ? value.map(String).join(', ') : typeof value === 'object' ? JSON.stringify(value) : String(value)
  if (RATES.has(name) && Math.abs(value) >= 1000) return format.hashrate(value)
  if (/_ratio$|^(ratio|share)$/.test(name)) return format.percent(value * 100)
  if (/_seconds$/.test(name)) return format.duration(value)
  if (/_at$|^since$/.test(name)) return format.dateTime(value)
  return format.number(value, Number.isInteger(value) ? 0 : 1)
}
