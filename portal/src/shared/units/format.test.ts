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

describe('hashrates', () => {
  it.each([
    [0, '0 H/s'],
    [640, '640 H/s'],
    [12_500, '12.5 kH/s'],
    [9.5e9, '9.50 GH/s'],
    [999.6e9, '1.00 TH/s'],
    [1.104e14, '110.4 TH/s'],
    [2.1e16, '21.0 PH/s'],
    [3.25e18, '3.25 EH/s'],
    [4e21, '4,000.0 EH/s'],
  ])('%d hashes a second are %s', (value, text) => expect(plain(english.hashrate(value))).toBe(text))

  it('of Equihash are solutions', () => {
    expect(plain(english.hashrate(420_000, 'equihash'))).toBe('420.0 kSol/s')
    expect(plain(english.hashrate(9.5e9, 'scrypt'))).toBe('9.50 GH/s')
  })
  it('are round beside a chart', () => expect(plain(english.hashrateTick(5e13))).toBe('50 TH/s'))
  it('of which nothing is known are no 0', () => {
    expect(english.hashrate(null)).toBe(NOT_KNOWN)
    expect(english.efficiency(undefined)).toBe(NOT_KNOWN)
  })
  it.each([
    [29.83, '29.8 J/TH'],
    [8.1, '8.10 J/TH'],
    [5000, '5.00 J/GH'],
    [360_000, '0.36 J/MH'],
  ])('%d joules a terahash are %s', (value, text) => expect(plain(english.efficiency(value))).toBe(text))
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
