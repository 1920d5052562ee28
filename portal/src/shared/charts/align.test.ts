import { describe, expect, it } from 'vitest'
import { alignSeries } from './align'
import { nearestIndex, toColumns } from './columns'

const samples = (times: number[], values: Record<string, number | null>[] = []) =>
  times.map((timeMs, index) => ({ timeMs, values: values[index] ?? { cpu: 1 } }))
const range = { fromMs: 0, toMs: 100_000 }
const regular = Array.from({ length: 11 }, (_, index) => index * 10_000)

describe('aligned series', () => {
  it('have no gap when every sample came', () => {
    const { times, rows, gaps } = alignSeries(toColumns(samples(regular), ['cpu']), ['cpu'], 10_000, range)
    expect(times).toEqual(regular.map((time) => time / 1000))
    expect(rows).toEqual([regular.map(() => 1)])
    expect(gaps).toEqual([])
  })

  it('break the line where samples are missing and name the span', () => {
    const times = regular.filter((time) => time < 30_000 || time > 60_000)
    const { rows, gaps } = alignSeries(toColumns(samples(times), ['cpu']), ['cpu'], 10_000, range)
    expect(gaps).toEqual([{ fromMs: 20_000, toMs: 70_000 }])
    expect(rows[0]).toEqual([1, 1, 1, null, 1, 1, 1, 1])
  })

  it('bear one late sample', () => {
    const times = regular.filter((time) => time !== 50_000)
    expect(alignSeries(toColumns(samples(times), ['cpu']), ['cpu'], 10_000, range).gaps).toEqual([])
  })

  it('mark what is missing before the first and after the last sample', () => {
    const { gaps } = alignSeries(toColumns(samples([40_000, 50_000, 60_000]), ['cpu']), ['cpu'], 10_000, range)
    expect(gaps).toEqual([
      { fromMs: 0, toMs: 40_000 },
      { fromMs: 60_000, toMs: 100_000 },
    ])
  })

  it('are one gap when nothing is there', () => {
    expect(alignSeries(toColumns([], ['cpu']), ['cpu'], 10_000, range).gaps).toEqual([range])
  })

  it('count a moment without any value of this chart as missing', () => {
    const values = regular.map((time) => (time >= 30_000 && time <= 60_000 ? { cpu: null, load: 2 } : { cpu: 1, load: 2 }))
    const columns = toColumns(samples(regular, values), ['cpu', 'load'])
    expect(alignSeries(columns, ['cpu'], 10_000, range).gaps).toHaveLength(1)
    expect(alignSeries(columns, ['cpu', 'load'], 10_000, range).gaps).toEqual([])
  })

  it('follow a slower pace of the past', () => {
    const slow = [0, 60_000, 120_000, 180_000]
    const { gaps } = alignSeries(toColumns(samples(slow), ['cpu']), ['cpu'], 10_000, { fromMs: 0, toMs: 180_000 })
    expect(gaps).toEqual([])
  })
})

describe('columns', () => {
  it('sort samples, drop repeats and keep the later one', () => {
    const columns = toColumns(
      [
        { timeMs: 20, values: { cpu: 2 } },
        { timeMs: 10, values: { cpu: 1 } },
        { timeMs: 20, values: { cpu: 3 } },
        { timeMs: Number.NaN, values: { cpu: 9 } },
      ],
      ['cpu', 'load'],
    )
    expect(columns).toEqual({ timesMs: [10, 20], values: { cpu: [1, 3], load: [null, null] } })
  })

  it.each([
    [0, 0],
    [14, 0],
    [16, 1],
    [99, 2],
  ])('the moment nearest to %d is number %d', (time, index) => expect(nearestIndex([10, 20, 30], time)).toBe(index))

  it('has no nearest moment among none', () => expect(nearestIndex([], 5)).toBe(-1))
})
