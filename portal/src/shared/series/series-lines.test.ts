import { describe, expect, it } from 'vitest'
import type { LabelledSeries } from './get-series'
import { MOST_LINES, stackColumns, toSeriesLines } from './series-lines'

const series = (...values: (number | null)[]): LabelledSeries => ({ labels: {}, points: values.map((value, index) => [index * 1000, value, value, value]) })
const source = (name: string, ...values: (number | null)[]) => ({ name, scale: 1, series: series(...values) })

describe('the lines of a chart of series', () => {
  it('are the largest first, scaled, and keep their holes', () => {
    const { lines, columns } = toSeriesLines([source('small', 1, null), { ...source('large', 5, 7), scale: 10 }])
    expect(lines.map(({ name }) => name)).toEqual(['large', 'small'])
    expect(columns.values).toEqual({ line0: [50, 70], line1: [1, null] })
  })
  it('leave out what has no value and what has no colour left', () => {
    expect(toSeriesLines([source('empty', null)]).lines).toEqual([])
    expect(toSeriesLines(Array.from({ length: 20 }, (_, index) => source(String(index), index))).lines).toHaveLength(MOST_LINES)
  })
  it('stand on each other when stacked', () => {
    expect(stackColumns({ timesMs: [0, 1], values: { a: [1, 2], b: [3, null] } }, ['a', 'b']).values).toEqual({ a: [1, 2], b: [4, 2] })
  })
})
