import { describe, expect, it } from 'vitest'
import { miner, rack } from '@/testing/miners'
import { readPlacements, sentLines, toPlacementCsv } from './placement-lines'

const miners = [
  miner({ id: 1, mac: '02:11:22:33:44:55', ip_address: '10.0.0.12' }),
  miner({ id: 2, mac: null, ip_address: '10.0.0.13' }),
  miner({ id: 3, mac: '02:11:22:33:44:66', ip_address: '10.0.0.14', rack_id: 3, rack_row: 1, rack_column: 2 }),
]
const racks = [rack()]
const problems = (csv: string) => readPlacements(csv, miners, racks).map(({ problem }) => problem)

describe('places by CSV', () => {
  it('find a miner by address or by MAC in any spelling', () => {
    const lines = readPlacements('mac_or_ip,rack,row,column\n0211.2233.4455,r01,1,1\n\n# the upper shelf\n10.0.0.13;R01;1;2', miners, racks)
    expect(lines.map((line) => [line.line, line.miner?.id, line.rack?.id, line.row, line.column, line.problem])).toEqual([[2, 1, 3, 1, 1, null], [5, 2, 3, 1, 2, null]])
  })
  it('say what is wrong with each line', () => {
    expect(problems('10.0.0.12,R01,1')).toEqual(['columns'])
    expect(problems('10.0.0.99,R01,1,1')).toEqual(['miner'])
    expect(problems('10.0.0.12,R99,1,1')).toEqual(['rack'])
    expect(problems('10.0.0.12,R01,0,1')).toEqual(['slot'])
    expect(problems('10.0.0.12,R01,one,1')).toEqual(['slot'])
    expect(problems('10.0.0.12,R01,3,1')).toEqual(['outside'])
    expect(problems('10.0.0.12,R01,2,3')).toEqual(['taken'])
    expect(problems('10.0.0.12,R01,1,1\n10.0.0.13,R01,1,1')).toEqual([null, 'twice'])
  })
  it('let two change places', () => expect(problems('10.0.0.12,R01,2,3\n10.0.0.14,R01,1,1')).toEqual([null, null]))
  it('let a miner keep its own slot', () => expect(problems('10.0.0.14,R01,2,3')).toEqual([null]))
  it('count from 0 where the head names the columns of the list', () => {
    const lines = readPlacements('ip_address,rack,rack_row,rack_column\n10.0.0.12,R01,0,1\n10.0.0.13,R01,2,0', miners, racks)
    expect(lines.map(({ row, column, problem }) => [row, column, problem])).toEqual([[1, 2, null], [3, 1, 'outside']])
  })
  it('send the lines that are right, counted from 1 as they stand', () =>
    expect(toPlacementCsv(sentLines(readPlacements('10.0.0.12,R01,2,1\nnobody,R01,1,1\n10.0.0.13,R01,1,3', miners, racks)))).toBe('02:11:22:33:44:55,R01,2,1\n10.0.0.13,R01,1,3'))
})
