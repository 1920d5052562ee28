import { describe, expect, it } from 'vitest'
import { createFormat, NOT_KNOWN } from './format'

const labels = {
  bytes: ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB'],
  bits: ['bit', 'kbit', 'Mbit', 'Gbit', 'Tbit'],
  perSecond: (unit: string) => `${unit}/s`,
  day: 'd',
  hour: 'h',
  minute: 'min',
  second: 's',
} as const
const english = createFormat({ locale: 'en', rateUnit: 'bytes', labels })
const bits = createFormat({ locale: 'en', rateUnit: 'bits', labels })
const plain = (text: string) => text.replaceAll('\u00a0', ' ')

describe('sizes', () => {
  it.each([
    [0, '0 B'],
    [1023, '1.00 KiB'],
    [1536, '1.50 KiB'],
    [1024 ** 2 * 99.96, '100 MiB'],
    [1024 ** 3 * 12.34, '12.3 GiB'],
    [1024 ** 6, '1,024 PiB'],
  ])('%d bytes are %s', (value, text) => expect(plain(english.bytes(value))).toBe(text))

  it('speeds follow the unit that was chosen', () => {
    expect(plain(english.rate(1_048_576))).toBe('1.00 MiB/s')
    expect(plain(bits.rate(1_000_000))).toBe('8.00 Mbit/s')
    expect(plain(english.rateShort(1_258_291))).toBe('1.2 MiB/s')
    expect(plain(english.rateTick(2 * 1_048_576))).toBe('2 MiB/s')
  })
})

describe('other values', () => {
  it('what is not known is a dash and never 0', () => {
    for (const text of [english.bytes(null), english.percent(undefined), english.rate(Number.NaN), english.duration(null), english.ago(null, 0)]) {
      expect(text).toBe(NOT_KNOWN)
    }
    expect(english.percent(0)).toBe('0.0%')
  })

  it.each([
    [0, '0 s'],
    [59, '59 s'],
    [3600, '1 h'],
    [3661, '1 h 1 min'],
    [93_600, '1 d 2 h'],
    [13 * 86_400 + 7200, '13 d'],
  ])('%d seconds last %s', (seconds, text) => expect(plain(english.duration(seconds))).toBe(text))

  it('ages are never in the future, even when clocks disagree', () => {
    expect(english.ago(1000, 0)).toBe('now')
    expect(english.ago(0, 240_000)).toBe('4 min. ago')
  })
})
