import { describe, expect, it } from 'vitest'
import { undoOf } from './bulk-change'
import { poolsOfSites } from './pool-options'
import { tagSuggestions } from './tag-suggestions'

const before = (miner_id: number, change: { tags?: string[]; paused?: boolean; pool_id?: number | null } = {}) => ({ miner_id, tags: [], paused: false, pool_id: null, ...change })

describe('what puts a change of many back', () => {
  it('takes a tag from those alone that did not have it', () => expect(undoOf({ tags_add: ['hydro'] }, [before(2), before(5)])).toEqual([{ miner_ids: [2, 5], tags_remove: ['hydro'] }]))
  it('gives a tag back to those that had it', () => expect(undoOf({ tags_remove: ['hydro'] }, [before(2, { tags: ['hydro'] })])).toEqual([{ miner_ids: [2], tags_add: ['hydro'] }]))
  it('turns the pause of those that it turned', () => expect(undoOf({ paused: true }, [before(2)])).toEqual([{ miner_ids: [2], paused: false }]))
  it('gives each the pool it had', () =>
    expect(undoOf({ pool_id: 9 }, [before(1, { pool_id: 3 }), before(2), before(3, { pool_id: 3 })])).toEqual([{ miner_ids: [1, 3], pool_id: 3 }, { miner_ids: [2], pool_id: null }]))
  it('is nothing where nothing changed', () => expect(undoOf({ paused: true }, [])).toEqual([]))
})

describe('suggested tags', () => {
  const counts = { hydro: 3, Lent: 9, 'row 4': 3 }

  it('are the most frequent that the miner has not', () => expect(tagSuggestions(counts, ['HYDRO'], '').known).toEqual([{ tag: 'Lent', count: 9 }, { tag: 'row 4', count: 3 }]))
  it('hold what was typed, in any case', () => expect(tagSuggestions(counts, [], ' LE ').known.map(({ tag }) => tag)).toEqual(['Lent']))
  it.each([[' new ', 'new'], ['lent', null], ['', null]])('offer %j as new: %j', (typed, added) => expect(tagSuggestions(counts, [], typed).added).toBe(added))
  it('offer no second spelling of one that it has', () => expect(tagSuggestions({}, ['Lent'], 'lent').added).toBeNull())
})

describe('the pools that may be meant', () => {
  const pools = [null, 1, 2].map((site_id, index) => ({ id: index + 1, name: `pool ${index + 1}`, url: 'stratum+tcp://pool.example:3333', worker_pattern: null, site_id }))

  it('are those of the site and of all', () => expect(poolsOfSites(pools, [1]).map(({ id }) => id)).toEqual([1, 2]))
  it('are those of all only, for miners of several sites', () => expect(poolsOfSites(pools, [1, 2]).map(({ id }) => id)).toEqual([1]))
})
