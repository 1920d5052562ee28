import { describe, expect, it } from 'vitest'
import { momentRange, presetOf, presetRange, presets, readRange, resolveRange, writeRange } from './time-range'

const read = (text: string) => readRange(new URLSearchParams(text))

describe('the time range in the address', () => {
  it.each(presets)('keeps the preset %s through a round trip', (preset) => {
    const written = writeRange(new URLSearchParams(), presetRange(preset))
    expect(written.get('from')).toBe(`now-${preset}`)
    expect(presetOf(readRange(written))).toBe(preset)
  })

  it('keeps two moments through a round trip', () => {
    const range = momentRange(1_700_000_000_000, 1_700_000_600_000)
    expect(readRange(writeRange(new URLSearchParams(), range))).toEqual(range)
  })

  it('leaves the other parts of the address alone', () => {
    expect(writeRange(new URLSearchParams('q=db&live=0'), presetRange('7d')).toString()).toBe('q=db&live=0&from=now-7d&to=now')
  })

  it.each(['', 'from=yesterday', 'from=now-1h&to=then', 'from=now&to=now-1h', 'from=1700000600000&to=1700000000000', 'from=now-9000d'])(
    'falls back to the last hour for "%s"',
    (text) => expect(presetOf(read(text))).toBe('1h'),
  )

  it('mixes a moment with now', () => {
    const from = Date.now() - 90_000
    expect(resolveRange(read(`from=${from}&to=now`), Date.now() + 5000).fromMs).toBe(from)
  })
})
