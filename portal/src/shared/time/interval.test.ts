import { describe, expect, it } from 'vitest'
import { chooseResolution, MOST_POINTS } from './interval'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

describe('the resolution of a range', () => {
  it.each([
    [5 * MINUTE, 10, null],
    [HOUR, 10, null],
    [6 * HOUR, 10, '30s'],
    [12 * HOUR, 10, '1m'],
    [DAY, 10, '5m'],
    [7 * DAY, 10, '1h'],
    [30 * DAY, 10, '1h'],
    [HOUR, 1, '30s'],
    [6 * HOUR, 60, null],
    [DAY, 60, '5m'],
  ] as const)('of %d ms at a sample every %d s is %s', (span, sample, interval) => {
    expect(chooseResolution(span, sample).interval).toBe(interval)
  })

  it('stays within the points of a chart up to thirty days', () => {
    for (const span of [HOUR, 3 * HOUR, 10 * HOUR, DAY, 3 * DAY, 7 * DAY, 30 * DAY]) {
      expect(span / chooseResolution(span, 10).stepMs).toBeLessThanOrEqual(MOST_POINTS)
    }
  })
})
