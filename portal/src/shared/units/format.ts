import type { RateUnit } from '@/shared/preferences/preferences-store'

/** Words for units in the reader's language. */
interface UnitLabels {
  bytes: readonly [string, string, string, string, string, string]
  bits: readonly [string, string, string, string, string]
  perSecond: (unit: string) => string
  day: string
  hour: string
  minute: string
  second: string
}

export interface Format {
  number: (value: number | null | undefined, fractionDigits?: number) => string
  percent: (value: number | null | undefined) => string
  bytes: (value: number | null | undefined) => string
  rate: (bytesPerSecond: number | null | undefined) => string
  /** Two figures, for narrow columns. */
  rateShort: (bytesPerSecond: number | null | undefined) => string
  /** For the round numbers beside a chart: no zeros after the point. */
  bytesTick: (value: number) => string
  rateTick: (bytesPerSecond: number) => string
  /** Hashes per second, or what the algorithm counts in their place; the letters are the same in every language. */
  hashrate: (hashesPerSecond: number | null | undefined, algorithm?: string | null) => string
  hashrateTick: (hashesPerSecond: number) => string
  /** Joules per terahash, or per a smaller unit where the algorithm is slower by nature. */
  efficiency: (joulesPerTerahash: number | null | undefined) => string
  duration: (seconds: number | null | undefined) => string
  ago: (ms: number | null | undefined, nowMs: number) => string
  time: (ms: number) => string
  dateTime: (ms: number | null | undefined) => string
}

/** A value that is not known, which is never the same as 0. */
export const NOT_KNOWN = '—'
const GAP = '\u00a0'
const HASHRATES = ['H/s', 'kH/s', 'MH/s', 'GH/s', 'TH/s', 'PH/s', 'EH/s']
/** Equihash looks for solutions. */
const SOLUTION_RATES = HASHRATES.map((unit) => unit.replace('H/s', 'Sol/s'))
/** From so many joules a terahash on, the figure is read in the next smaller unit. */
const EFFICIENCIES = [
  { from: 1e5, by: 1e6, unit: 'J/MH' },
  { from: 2000, by: 1000, unit: 'J/GH' },
  { from: 0, by: 1, unit: 'J/TH' },
]

interface FormatOptions {
  locale: string
  rateUnit: RateUnit
  labels: UnitLabels
}

export function createFormat({ locale, rateUnit, labels }: FormatOptions): Format {
  const digits = [0, 1, 2].map(
    (n) => new Intl.NumberFormat(locale, { minimumFractionDigits: n, maximumFractionDigits: n }),
  )
  const plain = (value: number, n: number) => (digits[n] ?? digits[2]!).format(value)
  const time = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' })
  const dateTime = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'medium', hourCycle: 'h23' })
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'always', style: 'short' })
  const now = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(0, 'second')

  const percent = [0, 1].map((n) => new Intl.NumberFormat(locale, { style: 'percent', minimumFractionDigits: n, maximumFractionDigits: n }))
  const tick = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 })

  const sized = (value: number, base: number, names: readonly string[], write: (scaledValue: number, power: number) => string) => {
    const { scaledValue, power } = scaleBy(value, base, names.length - 1)
    return { text: write(scaledValue, power), unit: names[power] ?? '' }
  }
  const three = (scaledValue: number, power: number) => plain(scaledValue, fractionDigitsFor(scaledValue, power))
  const two = (scaledValue: number, power: number) => plain(scaledValue, power > 0 && scaledValue < 9.95 ? 1 : 0)
  const bytes = (value: number, write: typeof three) => {
    const { text, unit } = sized(value, 1024, labels.bytes, write)
    return `${text}${GAP}${unit}`
  }
  const rate = (value: number, write: typeof three) => {
    const { text, unit } = rateUnit === 'bits' ? sized(value * 8, 1000, labels.bits, write) : sized(value, 1024, labels.bytes, write)
    return `${text}${GAP}${labels.perSecond(unit)}`
  }

  const hashrate = (value: number, write: typeof three, units: readonly string[] = HASHRATES) => {
    const { text, unit } = sized(value, 1000, units, write)
    return `${text}${GAP}${unit}`
  }
  // A board of 110.4 differs from one of 109.6; a whole number would hide it.
  const four = (scaledValue: number, power: number) => plain(scaledValue, power === 0 ? 0 : Math.abs(scaledValue) >= 9.995 ? 1 : 2)
  const efficiency = (value: number) => {
    const { by, unit } = EFFICIENCIES.find(({ from }) => value >= from) ?? EFFICIENCIES[2]!
    return `${plain(value / by, value / by < 9.95 ? 2 : 1)}${GAP}${unit}`
  }

  return {
    number: orNotKnown((value, fractionDigits = 0) => plain(value, fractionDigits)),
    percent: orNotKnown((value) => percent[value < 9.95 ? 1 : 0]!.format(value / 100)),
    bytes: orNotKnown((value) => bytes(value, three)),
    rate: orNotKnown((value) => rate(value, three)),
    rateShort: orNotKnown((value) => rate(value, two)),
    bytesTick: (value) => bytes(value, tick.format),
    rateTick: (value) => rate(value, tick.format),
    hashrate: (value, algorithm) => orNotKnown((known) => hashrate(known, four, algorithm === 'equihash' ? SOLUTION_RATES : HASHRATES))(value),
    hashrateTick: (value) => hashrate(value, tick.format),
    efficiency: orNotKnown(efficiency),
    duration: orNotKnown((seconds) => durationText(seconds, labels)),
    ago: (ms, nowMs) => (ms == null ? NOT_KNOWN : relativeText(relative, now, ms - nowMs)),
    time: (ms) => time.format(ms),
    dateTime: (ms) => (ms == null || Number.isNaN(ms) ? NOT_KNOWN : dateTime.format(ms)),
  }
}

type MaybeNumber = number | null | undefined

function orNotKnown(format: (value: number, extra?: number) => string) {
  return (value: MaybeNumber, extra?: number) =>
    value == null || !Number.isFinite(value) ? NOT_KNOWN : format(value, extra)
}

function scaleBy(value: number, base: number, largestPower: number) {
  let power = 0
  let scaledValue = value
  // 999.5 would print as 1000 of the smaller unit.
  while (Math.abs(scaledValue) >= Math.min(base, 999.5) && power < largestPower) {
    scaledValue /= base
    power++
  }
  return { scaledValue, power }
}

function fractionDigitsFor(value: number, power: number): number {
  if (power === 0) return 0
  const size = Math.abs(value)
  if (size >= 99.95) return 0
  return size >= 9.995 ? 1 : 2
}

function durationText(seconds: number, labels: UnitLabels): string {
  const whole = Math.max(0, Math.floor(seconds))
  const parts: [number, string][] = [
    [Math.floor(whole / 86_400), labels.day],
    [Math.floor(whole / 3600) % 24, labels.hour],
    [Math.floor(whole / 60) % 60, labels.minute],
    [whole % 60, labels.second],
  ]
  const first = parts.findIndex(([amount]) => amount > 0)
  if (first < 0) return `0${GAP}${labels.second}`
  // From ten days on the hours say nothing.
  const shown = first === 0 && parts[0]![0] >= 10 ? 1 : 2
  return parts
    .slice(first, first + shown)
    .filter(([amount]) => amount > 0)
    .map(([amount, unit]) => `${amount}${GAP}${unit}`)
    .join(' ')
}

function relativeText(relative: Intl.RelativeTimeFormat, now: string, differenceMs: number): string {
  const seconds = Math.min(0, Math.round(differenceMs / 1000))
  if (seconds === 0) return now
  if (seconds > -60) return relative.format(seconds, 'second')
  if (seconds > -3600) return relative.format(Math.ceil(seconds / 60), 'minute')
  if (seconds > -86_400) return relative.format(Math.ceil(seconds / 3600), 'hour')
  return relative.format(Math.ceil(seconds / 86_400), 'day')
}
