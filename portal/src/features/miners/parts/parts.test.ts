import { describe, expect, it } from 'vitest'
import { heatLimits, miner } from '@/testing/miners'
import { algorithmName } from './algorithms'
import { devicePage } from './device-page'
import { summariseFans } from './fans'
import { boardHeat, chipHeat, heatOf, heatTone } from './heat'
import { rejectedTone } from './limits'
import { poolHost } from './pool-host'
import { shareOfExpected, shareTone } from './share-tone'

describe('the link to a device', () => {
  it.each([
    ['10.0.0.12', 'http://10.0.0.12/'],
    ['192.168.1.5', 'http://192.168.1.5/'],
    ['172.16.0.1', 'http://172.16.0.1/'],
    ['172.31.255.9', 'http://172.31.255.9/'],
    ['100.64.3.2', 'http://100.64.3.2/'],
    ['fd00::7', 'http://[fd00::7]/'],
  ])('leads to %s', (address, page) => expect(devicePage(address)).toBe(page))
  it.each(['8.8.8.8', '172.32.0.1', '100.128.0.1', '10.0.0.1/evil', '10.0.0.1@evil.example', '10.0.0.256', 'javascript:alert(1)', 'miner.example', '2001:db8::1', 'fd00::7%25/x', '', null, undefined])('is none for %s', (address) => expect(devicePage(address)).toBeNull())
})

describe('a rate beside what is expected', () => {
  it.each([
    [1, 'usual'],
    [0.9, 'usual'],
    [0.899, 'warning'],
    [0.75, 'warning'],
    [0.74, 'critical'],
    [0, 'critical'],
    [null, 'unknown'],
  ])('of share %s is %s', (share, tone) => expect(shareTone(share)).toBe(tone))
  it('has no share where one of the two is not known', () => {
    expect(shareOfExpected(50, 100)).toBe(0.5)
    for (const [value, expected] of [[null, 100], [50, null], [50, 0], [undefined, undefined]]) expect(shareOfExpected(value, expected)).toBeNull()
  })
})

describe('fans', () => {
  it('that the device does not tell of are neither standing nor turning', () => expect(summariseFans([5880, null, 0, 6000])).toEqual({ known: 3, stopped: 1, slowest: 0 }))
  it('are not known where none is told', () => {
    expect(summariseFans([null, null])).toBeNull()
    expect(summariseFans([])).toBeNull()
    expect(summariseFans(undefined)).toBeNull()
  })
})

describe('limits', () => {
  it('colour problems only', () => {
    expect([0, 0.05, 0.1, undefined].map(rejectedTone)).toEqual([undefined, 'warning', 'critical', undefined])
  })
})

describe('heat', () => {
  const whatsminer = heatLimits({ chip_warning: 100, chip_critical: 110 })
  it('is judged by the limits that the server tells of the miner', () => {
    expect([84, 85, 95, null].map((celsius) => heatTone(chipHeat(celsius, heatLimits())))).toEqual([undefined, 'warning', 'critical', undefined])
    expect([95, 100, 110].map((celsius) => heatTone(chipHeat(celsius, whatsminer)))).toEqual([undefined, 'warning', 'critical'])
    expect([74, 75, 80].map((celsius) => heatTone(boardHeat(celsius, heatLimits())))).toEqual([undefined, 'warning', 'critical'])
  })
  it('of a board has the limits of a board', () => {
    expect(heatOf(miner({ temperature_chip: null, temperature_board: 81 }))).toEqual({ celsius: 81, warning: 75, critical: 80 })
    expect(heatOf(miner({ temperature_chip: 84, temperature_board: 81 }))?.warning).toBe(85)
    expect(heatOf(miner())).toBeNull()
  })
})

describe('an algorithm', () => {
  it('has the name that people know', () => expect(['sha256d', 'scrypt', 'brandnew'].map(algorithmName)).toEqual(['SHA-256', 'Scrypt', 'brandnew']))
})

it('a pool is told apart by its host', () => {
  expect(poolHost('stratum+tcp://eu.pool.example:3333')).toBe('eu.pool.example:3333')
  expect(poolHost('pool.example')).toBe('pool.example')
  expect(poolHost(null)).toBeNull()
})
