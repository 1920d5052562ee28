import { describe, expect, it } from 'vitest'
import { isWithin } from './ip-range'

describe('a range of addresses', () => {
  it.each([
    ['10.0.0.12', '10.0.0.0/24', true],
    ['10.0.1.12', '10.0.0.0/24', false],
    ['10.0.0.127', '10.0.0.0/25', true],
    ['10.0.0.128', '10.0.0.0/25', false],
    ['192.168.1.9', '0.0.0.0/0', true],
    ['10.0.0.7', '10.0.0.7', true],
    ['::ffff:10.0.0.7', '10.0.0.0/24', true],
    ['fd00::5', 'fd00::/64', true],
    ['fd00:0:0:1::5', 'fd00::/64', false],
    ['fd00::5', '10.0.0.0/8', false],
  ])('holds %s in %s: %s', (address, range, holds) => expect(isWithin(address, range)).toBe(holds))

  it.each([
    ['10.0.0.300', '10.0.0.0/24'],
    ['10.0.0.1', '10.0.0.0/33'],
    ['10.0.0.1', '10.0.0.0/24/8'],
    ['10.0.0.1', 'the hall'],
    ['fd00::1::2', 'fd00::/64'],
    ['fd00:1', 'fd00::/64'],
  ])('leaves nobody out where it cannot be read: %s in %s', (address, range) => expect(isWithin(address, range)).toBeNull())
})
