/** The moment that a page shows instead of now, and whether it marks what differs from now. */
export interface Rewind {
  atMs: number | null
  showDifference: boolean
}

/** Vedette did not exist before; an older moment in an address is a mistake. */
const EARLIEST_MS = Date.UTC(2020, 0, 1)

export function readRewind(params: URLSearchParams, nowMs: number): Rewind {
  const text = params.get('at') ?? ''
  const ms = /^\d{12,14}$/.test(text) ? Number(text) : Number.NaN
  // A moment that has not come yet is now.
  const atMs = ms >= EARLIEST_MS && ms <= nowMs ? ms : null
  return { atMs, showDifference: atMs !== null && params.get('diff') === '1' }
}

export function writeRewind(params: URLSearchParams, { atMs, showDifference }: Rewind): URLSearchParams {
  const next = new URLSearchParams(params)
  if (atMs === null) next.delete('at')
  else next.set('at', String(Math.round(atMs)))
  if (atMs !== null && showDifference) next.set('diff', '1')
  else next.delete('diff')
  return next
}

/** What a datetime-local box holds: the reader's own time zone, to the second. */
export function toLocalInput(ms: number): string {
  const date = new Date(ms)
  const two = (value: number) => String(value).padStart(2, '0')
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}T${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}`
}

export function fromLocalInput(text: string): number | null {
  const ms = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?$/.test(text) ? new Date(text).getTime() : Number.NaN
  return Number.isFinite(ms) ? ms : null
}
