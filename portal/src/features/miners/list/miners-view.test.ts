import { describe, expect, it } from 'vitest'
import { site } from '@/testing/miners'
import { minersCsvAddress } from '../api/list-miners'
import { byCount } from './by-count'
import { filterOf, isFiltered, minerColumns, readMinersView, toggled, usualView, writeMinersView, type MinersView } from './miners-view'
import { sumOfSites } from './sum-of-sites'

const full: MinersView = {
  search: 'farm 12', status: ['offline', 'needs_attention'], issue: ['board_slow'], verdict: ['claims_only'], model: ['Antminer S19 Pro'], firmware: ['stock'], pool: ['stratum+tcp://a:3333'], tag: ['hydro'],
  site: 2, rack: 5, sort: 'hashrate', descending: false, hidden: ['mac', 'worker'],
}

describe('the view of the miners in the address', () => {
  it.each([full, usualView, { ...usualView, status: ['hashing'] }, { ...full, site: null, rack: null }])('comes back from a round trip: %j', (view) => {
    const read = readMinersView(writeMinersView(new URLSearchParams('from=now-1h'), view))
    expect({ ...read, hidden: [...read.hidden].sort() }).toEqual({ ...view, hidden: [...view.hidden].sort() })
  })
  it.each(minerColumns)('keeps the order by %s', (sort) => {
    for (const descending of [true, false]) expect(readMinersView(writeMinersView(new URLSearchParams(), { ...usualView, sort, descending }))).toMatchObject({ sort, descending })
  })
  it('says nothing while nothing was chosen, and leaves the time alone', () => expect(writeMinersView(new URLSearchParams('q=x&status=offline&from=now-1h'), usualView).toString()).toBe('from=now-1h'))
  it('ignores what it does not know', () => expect(readMinersView(new URLSearchParams('sort=beauty.asc&site=north&hide=name,charm'))).toEqual(usualView))
})

describe('what the server is asked for', () => {
  it('is the worst first at the beginning', () => expect(filterOf(usualView, null, 1000)).toMatchObject({ sort: '-severity', limit: 1000, status: null, site: null }))
  it('has all that was chosen', () => expect(filterOf(full, null)).toMatchObject({ status: 'offline,needs_attention', model: 'Antminer S19 Pro', search: 'farm 12', site: 2, rack: 5, sort: 'hashrate' }))
  it('is of its own site on the page of one', () => expect(filterOf(full, 9).site).toBe(9))
  it('is the same for the file, without what was not chosen', () => expect(minersCsvAddress(filterOf({ ...usualView, status: ['offline'] }, 3))).toBe('/api/miners.csv?status=offline&site=3&sort=-severity'))
})

describe('filters', () => {
  it('are on when anything but the order was chosen', () => {
    expect(isFiltered({ ...usualView, sort: 'name', hidden: ['mac'] })).toBe(false)
    for (const change of [{ search: 'a' }, { status: ['offline'] }, { site: 1 }]) expect(isFiltered({ ...usualView, ...change })).toBe(true)
  })
  it('are added and taken away', () => {
    expect(toggled(['a'], 'b')).toEqual(['a', 'b'])
    expect(toggled(['a', 'b'], 'a')).toEqual(['b'])
  })
  it('stand with the most frequent first, and stay while they are chosen', () => {
    expect(byCount({ a: 1, b: 3, '': 9, c: 0 }, ['gone'])).toEqual([['b', 3], ['a', 1], ['gone', 0]])
    expect(byCount(undefined)).toEqual([])
  })
})

describe('several sites as one', () => {
  it('add what is told and leave unknown what nobody tells', () => {
    const sum = sumOfSites([site({ summary: { total_miners: 3, hashrate: 100, hashrate_expected: 110, rejected_ratio: 0.01 } }), site({ id: 2, summary: { total_miners: 4, hashrate: 300, rejected_ratio: 0.03 } })])
    expect(sum).toMatchObject({ total_miners: 7, hashing: 2, hashrate: 400, hashrate_expected: 110, power_watts: null, efficiency_joules_per_terahash: null })
    expect(sum.rejected_ratio).toBeCloseTo(0.025)
  })
})
