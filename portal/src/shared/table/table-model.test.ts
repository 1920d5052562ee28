import { describe, expect, it } from 'vitest'
import { toCsv } from './csv'
import { compareRows, holdOrder, matchesWords, readTableView, rowsBetween, writeTableView, type Column } from './table-model'

interface Row {
  key: string
  cpu: number | null
}
const keyOf = ({ key }: Row) => key
const cpu: Column<Row> = { id: 'cpu', header: 'CPU', width: 1, sort: (row) => row.cpu, cell: () => null }
const rows: Row[] = [{ key: 'p10', cpu: 1 }, { key: 'p2', cpu: 1 }, { key: 'x', cpu: null }, { key: 'hog', cpu: 398 }]
const keys = (list: readonly Row[]) => list.map(keyOf)

describe('the order of a table', () => {
  it('has what is not known last in both directions', () => {
    expect(keys([...rows].sort(compareRows(cpu, true, keyOf)))).toEqual(['hog', 'p2', 'p10', 'x'])
    expect(keys([...rows].sort(compareRows(cpu, false, keyOf)))).toEqual(['p2', 'p10', 'hog', 'x'])
  })

  it.each([
    ['p10', 'x', ['p10', 'p2', 'x']],
    ['x', 'p2', ['p2', 'x']],
    ['gone', 'p2', ['p2']],
    [null, 'p2', ['p2']],
  ])('has a range from %s to %s', (from, to, range) => expect(keys(rowsBetween(rows, from, to, keyOf))).toEqual(range))

  it('is that of before under the pointer, with new rows at the end', () => {
    expect(keys(holdOrder(rows, ['x', 'gone', 'p2'], keyOf))).toEqual(['x', 'p2', 'p10', 'hog'])
  })

  it('sorts ten thousand rows within the time of a sample', () => {
    const many = Array.from({ length: 10_000 }, (_, index) => ({ key: `p${index}`, cpu: (index * 7919) % 1000 }))
    const begin = performance.now()
    holdOrder(many.sort(compareRows(cpu, true, keyOf)), keys(many), keyOf)
    expect(performance.now() - begin).toBeLessThan(1500)
  })
})

describe('the view of a table in the address', () => {
  const usual = { search: '', sort: 'cpu', descending: true }
  const columns = ['cpu', 'name']
  it.each([
    { search: 'a b', sort: 'name', descending: false },
    { search: '', sort: 'cpu', descending: false },
    usual,
  ])('comes back from a round trip: %j', (view) => expect(readTableView(writeTableView(new URLSearchParams('at=1'), view, usual), usual, columns)).toEqual(view))
  it('says nothing while it is the usual one', () => expect(writeTableView(new URLSearchParams('q=x'), usual, usual).toString()).toBe(''))
  it('ignores columns that are not there', () => expect(readTableView(new URLSearchParams('sort=beauty.asc'), usual, columns)).toEqual(usual))
})

describe('a filter', () => {
  it('wants every word, wherever it is', () => {
    expect(matchesWords('NGINX 33', [['nginx:', 'worker'], 'www-data', 33])).toBe(true)
    expect(matchesWords('nginx root', ['nginx', null])).toBe(false)
  })
})

describe('CSV', () => {
  it('quotes what needs it and disarms formulas', () => expect(toCsv([['a', 1, null], ['=cmd|"x"', 'b,c', '-1']])).toBe('a,1,\r\n"\'=cmd|""x""","b,c",\'-1\r\n'))
})
