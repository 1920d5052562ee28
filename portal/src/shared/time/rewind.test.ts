import { describe, expect, it } from 'vitest'
import { NOW } from '@/testing/hosts'
import { fromLocalInput, readRewind, toLocalInput, writeRewind } from './rewind'

const read = (text: string) => readRewind(new URLSearchParams(text), NOW)

describe('the moment in the address', () => {
  it.each([
    { atMs: NOW - 60_000, showDifference: false },
    { atMs: NOW - 60_000, showDifference: true },
    { atMs: null, showDifference: false },
  ])('comes back from a round trip: %j', (rewind) => {
    const params = writeRewind(new URLSearchParams('from=now-1h&sort=cpu.asc'), rewind)
    expect(readRewind(params, NOW)).toEqual(rewind)
    expect(params.get('from')).toBe('now-1h')
  })

  it.each(['at=soon', 'at=12', 'at=-5', 'at=1e13', `at=${NOW + 1000}`, 'at='])('is now for %s', (text) => expect(read(text).atMs).toBeNull())

  it('compares with now only while it is not now', () => expect(read('diff=1').showDifference).toBe(false))
})

describe('the box for date and time', () => {
  it('takes back what it shows', () => {
    const ms = Math.floor(NOW / 1000) * 1000
    expect(fromLocalInput(toLocalInput(ms))).toBe(ms)
  })
  it.each(['', 'tomorrow', '2025-13-40T99:99'])('knows no moment for "%s"', (text) => expect(fromLocalInput(text)).toBeNull())
})
