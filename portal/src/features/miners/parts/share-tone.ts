/** Below these shares of what is expected a rate is a warning, and a fault. */
const WARNING_BELOW = 0.9
const CRITICAL_BELOW = 0.75

export type ShareTone = 'usual' | 'warning' | 'critical' | 'unknown'

export function shareOfExpected(value: number | null | undefined, expected: number | null | undefined): number | null {
  return value == null || expected == null || expected <= 0 ? null : value / expected
}

export function shareTone(share: number | null): ShareTone {
  if (share === null) return 'unknown'
  if (share < CRITICAL_BELOW) return 'critical'
  return share < WARNING_BELOW ? 'warning' : 'usual'
}
