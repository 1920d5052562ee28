import { describe, expect, it } from 'vitest'
import { heatLimits, miner, rack } from '@/testing/miners'
import { readMapView, usualMap, writeMapView } from './map-view'
import { neighbour, slotsOf, unplaced } from './rack-grid'
import { commonScale, slotFill, slotValue } from './slot-colour'

describe('the view of the map in the address', () => {
  it.each([usualMap, { mode: 'temperature', size: 'small', container: 4 }, { mode: 'hashrate', size: 'large', container: null }] as const)('comes back from a round trip: %j', (view) =>
    expect(readMapView(writeMapView(new URLSearchParams('q=1'), view))).toEqual(view))
  it('says nothing while it is the usual one', () => expect(writeMapView(new URLSearchParams('mode=temperature&size=small'), usualMap).toString()).toBe(''))
  it('ignores what it does not know', () => expect(readMapView(new URLSearchParams('mode=mood&size=vast&container=x'))).toEqual(usualMap))
})

describe('the fill of a slot', () => {
  const at = (share: number) => slotFill(miner({ hashrate: share * 100, hashrate_expected: 100 }), 'hashrate')
  it('steps with the share of the expected rate', () => expect([0, 0.49, 0.5, 0.75, 0.9, 0.97, 1.2].map(at)).toEqual(['r0', 'r0', 'r1', 'r2', 'r3', 'r4', 'r4']))
  it('steps with the heat of the hottest chip', () => expect([20, 60, 75, 85, 95].map((temperature_chip) => slotFill(miner({ temperature_chip }), 'temperature'))).toEqual(['t0', 't1', 't2', 't3', 't4']))
  it('steps by the limits of its own maker', () => {
    const heat_limits = heatLimits({ chip_warning: 110, chip_critical: 120 })
    expect([84, 85, 99, 100, 110, 120].map((temperature_chip) => slotFill(miner({ temperature_chip, heat_limits }), 'temperature'))).toEqual(['t0', 't1', 't1', 't2', 't3', 't4'])
    expect([49, 50, 65, 75, 80].map((temperature_board) => slotFill(miner({ temperature_board }), 'temperature'))).toEqual(['t0', 't1', 't2', 't3', 't4'])
  })
  it('has one scale only where all are judged alike', () => {
    const avalon = miner({ temperature_chip: 80, heat_limits: heatLimits({ chip_warning: 110, chip_critical: 120 }) })
    expect(commonScale([miner({ temperature_chip: 60 }), miner({ temperature_chip: 70 }), miner({ heat_limits: avalon.heat_limits })])).toEqual({ warning: 85, critical: 95 })
    expect(commonScale([miner({ temperature_chip: 60 }), avalon])).toBeNull()
    expect(commonScale([miner({ temperature_chip: 60 }), { ...avalon, status: 'offline' }])).toEqual({ warning: 85, critical: 95 })
    expect(commonScale([miner()])).toBeNull()
  })
  it('is of the board where no chip is told', () => expect(slotValue(miner({ temperature_board: 66 }), 'temperature')).toBe(66))
  it('is none where nothing is known, and for miners that are off or rest', () => {
    expect(slotFill(miner({ hashrate: null }), 'hashrate')).toBe('none')
    expect(slotFill(miner(), 'temperature')).toBe('none')
    expect(slotFill(miner({ status: 'offline' }), 'hashrate')).toBe('none')
    expect(slotFill(miner({ status: 'sleeping', hashrate: 0 }), 'hashrate')).toBe('none')
  })
})

describe('a rack', () => {
  const here = miner({ id: 5, rack_id: 3, rack_row: 1, rack_column: 2 })
  it('has its miners in their slots, row by row', () => {
    const slots = slotsOf(rack(), [here, miner({ id: 6, rack_id: 4, rack_row: 0, rack_column: 0 }), miner({ id: 7 })])
    expect(slots).toHaveLength(6)
    expect(slots.map((slot) => slot.miner?.id ?? null)).toEqual([null, null, null, null, null, 5])
    expect(slots[5]).toMatchObject({ row: 1, column: 2 })
  })
  it('leaves out a miner whose place is outside of it', () => expect(slotsOf(rack({ columns: 2 }), [here]).every((slot) => slot.miner === null)).toBe(true))
  it('offers those that have no place', () => expect(unplaced([here, miner({ id: 8 })]).map(({ id }) => id)).toEqual([8]))
  it.each([
    ['ArrowRight', 0, 1],
    ['ArrowRight', 2, null],
    ['ArrowLeft', 3, null],
    ['ArrowDown', 1, 4],
    ['ArrowDown', 4, null],
    ['ArrowUp', 5, 2],
    ['Home', 5, 3],
    ['End', 0, 2],
    ['a', 0, null],
  ])('is walked through by keys: %s from %d', (key, from, to) => expect(neighbour(key, from, rack())).toBe(to))
})
