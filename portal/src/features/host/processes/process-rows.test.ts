import { describe, expect, it } from 'vitest'
import { ioTotal, toTree, type ProcessRow } from './process-rows'

const row = (pid: number, ppid: number): ProcessRow => ({ entity: { key: `${pid}@1`, pid, ppid }, mark: null, ioRate: null, depth: 0 })
const all = [row(30, 20), row(40, 1), row(1, 0), row(20, 1), row(21, 20)]
const keysOf = (rows: readonly ProcessRow[]) => new Set(rows.map(({ entity }) => entity.key))
const drawn = (rows: readonly ProcessRow[]) => rows.map(({ entity, depth }) => `${'.'.repeat(depth)}${entity.pid}`)

describe('the tree of processes', () => {
  it('has children under their parents, in the order given', () => expect(drawn(toTree(all, keysOf(all)))).toEqual(['1', '.40', '.20', '..30', '..21']))
  it('keeps the parents of what a filter finds', () => expect(drawn(toTree(all, new Set(['21@1'])))).toEqual(['1', '.20', '..21']))
  it('loses nobody when two name each other as parents', () => {
    const circle = [row(5, 6), row(6, 5), row(7, 7)]
    expect(toTree(circle, keysOf(circle)).map(({ entity }) => entity.pid).sort()).toEqual([5, 6, 7])
  })
})

describe('what a process read and wrote', () => {
  it('is not known where the agent may not look', () => expect(ioTotal({ key: 'a' })).toBeNull())
  it('is the sum of both', () => expect(ioTotal({ key: 'a', read_bytes_total: 2, write_bytes_total: 3 })).toBe(5))
})
