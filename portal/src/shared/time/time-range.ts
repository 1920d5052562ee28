/** One end of a range: so long before now, or a moment. */
type TimePoint = { kind: 'beforeNow'; ms: number } | { kind: 'moment'; ms: number }

export interface TimeRange {
  from: TimePoint
  to: TimePoint
}

export interface ResolvedRange {
  fromMs: number
  toMs: number
}

const UNIT_MS = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const
type UnitName = keyof typeof UNIT_MS

/** Below this a drag is taken for an unsteady click. */
export const SHORTEST_SPAN_MS = 30_000
/** 11,000 buckets of an hour is what the server gives at most; this stays under it. */
export const LONGEST_SPAN_MS = 400 * UNIT_MS.d

export const presets = ['5m', '1h', '24h', '7d', '30d'] as const
export type Preset = (typeof presets)[number]
export const DEFAULT_PRESET: Preset = '1h'

export function presetRange(preset: Preset): TimeRange {
  return { from: { kind: 'beforeNow', ms: durationMs(preset) ?? UNIT_MS.h }, to: { kind: 'beforeNow', ms: 0 } }
}

export function presetOf(range: TimeRange): Preset | null {
  if (!endsNow(range) || range.from.kind !== 'beforeNow') return null
  const { ms } = range.from
  return presets.find((preset) => durationMs(preset) === ms) ?? null
}

export function momentRange(fromMs: number, toMs: number): TimeRange {
  return { from: { kind: 'moment', ms: Math.round(fromMs) }, to: { kind: 'moment', ms: Math.round(toMs) } }
}

/** Only such a range moves with the clock. */
export function endsNow(range: TimeRange): boolean {
  return range.to.kind === 'beforeNow' && range.to.ms === 0
}

export function resolveRange(range: TimeRange, nowMs: number): ResolvedRange {
  const at = (point: TimePoint) => (point.kind === 'beforeNow' ? nowMs - point.ms : point.ms)
  return { fromMs: at(range.from), toMs: at(range.to) }
}

export function readRange(params: URLSearchParams): TimeRange {
  const from = readPoint(params.get('from'))
  const to = readPoint(params.get('to') ?? 'now')
  if (!from || !to) return presetRange(DEFAULT_PRESET)
  // Compared at one "now", so that a relative and an absolute end can be mixed.
  const { fromMs, toMs } = resolveRange({ from, to }, Date.now())
  return toMs > fromMs && toMs - fromMs <= LONGEST_SPAN_MS ? { from, to } : presetRange(DEFAULT_PRESET)
}

export function writeRange(params: URLSearchParams, range: TimeRange): URLSearchParams {
  const next = new URLSearchParams(params)
  next.set('from', writePoint(range.from))
  next.set('to', writePoint(range.to))
  return next
}

function readPoint(text: string | null): TimePoint | null {
  if (text === null) return null
  if (text === 'now') return { kind: 'beforeNow', ms: 0 }
  if (text.startsWith('now-')) {
    const ms = durationMs(text.slice(4))
    return ms === null ? null : { kind: 'beforeNow', ms }
  }
  return /^\d{10,14}$/.test(text) ? { kind: 'moment', ms: Number(text) } : null
}

function writePoint(point: TimePoint): string {
  if (point.kind === 'moment') return String(point.ms)
  return point.ms === 0 ? 'now' : `now-${durationText(point.ms)}`
}

function durationMs(text: string): number | null {
  const match = /^(\d{1,6})([smhd])$/.exec(text)
  return match ? Number(match[1]) * UNIT_MS[match[2] as UnitName] : null
}

/** 24 h is written in hours and 7 d in days, as the presets are. */
function durationText(ms: number): string {
  const preset = presets.find((candidate) => durationMs(candidate) === ms)
  if (preset) return preset
  const unit = (['d', 'h', 'm', 's'] as const).find((name) => ms % UNIT_MS[name] === 0) ?? 's'
  return `${Math.round(ms / UNIT_MS[unit])}${unit}`
}
