import { describe, expect, it } from 'vitest'
import type { LabelledSeries } from '@/shared/series/get-series'
import { selector } from '@/shared/series/get-series'
import { daySlices } from './day-strip'
import { inOrderOfBoard, minerLabels, shortestWindow, tellingTemperatures } from './miner-labels'

const series = (labels: Record<string, string>): LabelledSeries => ({ labels, points: [] })

describe('the last day', () => {
  const day = { fromMs: 0, toMs: 50, stepMs: 10, up: [] }
  const slices = (points: [number, number | null][], expected: number | null = 100) => daySlices({ ...day, points, expected }).map(({ part }) => part)
  it('has a mark for each slice, and one without a reading is not known', () => expect(slices([[0, 98], [11, 80], [25, 10], [31, null]])).toEqual(['usual', 'warning', 'critical', 'unknown', 'unknown']))
  it('is judged without an expected rate by whether there is any', () => expect(slices([[0, 5], [10, 0]], null)).toEqual(['usual', 'critical', 'unknown', 'unknown', 'unknown']))
  it('was offline where most of what was told of a slice says so', () => {
    const up: [number, number | null][] = [[0, 1], [10, 0.4], [20, 0], [30, 0.6], [40, null]]
    const told = daySlices({ ...day, points: [[0, 98], [10, 98], [30, 98]], up, expected: 100 })
    expect(told.map(({ part }) => part)).toEqual(['usual', 'offline', 'offline', 'usual', 'unknown'])
    expect(told.map(({ rate }) => rate)).toEqual([98, null, null, 98, null])
  })
  it('takes the average of a slice', () => expect(slices([[0, 60], [5, 130]])[0]).toBe('usual'))
})

describe('the series of a miner', () => {
  it('are found by agent and key', () => {
    expect(selector('miner_power_watts', minerLabels({ key: '02:aa', agent_id: 7 }))).toBe('miner_power_watts{agent="7",miner="02:aa"}')
    expect(selector('m', minerLabels({ key: 'serial:"x"\\', agent_id: 7 }))).toBe('m{agent="7",miner="serial:\\"x\\"\\\\"}')
  })
  it('tell most over the shortest window', () => {
    expect(shortestWindow([series({ window: 'avg' }), series({ window: '1m' }), series({ window: '5s' })])?.labels.window).toBe('5s')
    expect(shortestWindow([])).toBeNull()
  })
  it('stand in the order of the boards', () => expect(inOrderOfBoard([series({ board: '10' }), series({ board: '2' })]).map(({ labels }) => labels.board)).toEqual(['2', '10']))
})

describe('the temperatures of a miner', () => {
  const chip = series({ sensor: 'chip' })
  const inlet = series({ sensor: 'inlet' })
  const [chip1, pcb1] = [series({ sensor: 'chip', board: '0' }), series({ sensor: 'board', board: '0' })]
  it('are those of its boards and of the air', () => expect(tellingTemperatures([chip, pcb1, chip1, inlet])).toEqual([chip1, inlet]))
  it('are of the device where no board is told', () => expect(tellingTemperatures([chip, inlet])).toEqual([chip, inlet]))
  it('are of the boards where no chip is told', () => expect(tellingTemperatures([pcb1])).toEqual([pcb1]))
})
