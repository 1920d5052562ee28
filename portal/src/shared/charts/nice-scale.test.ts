import { describe, expect, it } from 'vitest'
import { niceScale } from './nice-scale'

const MIB = 1024 ** 2

describe('the scale of a chart', () => {
  it('is 0 to 100 for a share', () => expect(niceScale(12, 'percent', 1024)).toEqual({ top: 100, lines: [25, 50, 75, 100] }))
  it('has binary steps for bytes', () => expect(niceScale(2.5 * MIB, 'rate', 1024).lines).toEqual([MIB, 2 * MIB, 3 * MIB]))
  it('has decimal steps of bits', () => expect(niceScale(250_000, 'rate', 1000).lines.map((line) => line * 8)).toEqual([1e6, 2e6, 3e6]))
  it('has decimal steps for counts', () => expect(niceScale(240, 'count', 1024).lines).toEqual([100, 200, 300]))
  it('always leaves room above the highest value', () => {
    for (const value of [0, 0.1, 7, 512, 1e6, 3e12]) expect(niceScale(value, 'bytes', 1024).top).toBeGreaterThan(value)
  })
})
