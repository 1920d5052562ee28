import { describe, expect, it } from 'vitest'
import { NOW } from '@/testing/hosts'
import type { ChangeCategory, HostChange } from '../api/get-changes'
import { changesCsv } from './changes-csv'
import { countCategories, readChangesView, shownChanges, writeChangesView } from './changes-view'
import { clusterChanges } from './cluster-changes'

const change = (at_ms: number, category: ChangeCategory, title = 'openssl'): HostChange => ({
  at_ms, category, title, kind: 'package', key: title, change: 'changed', summary: `${title} 1 -> 2`, fields: [{ name: 'version', before: '1', after: '2' }],
})
const range = { fromMs: NOW - 3_600_000, toMs: NOW }

describe('the lane of changes', () => {
  it('joins marks that would lie on each other and keeps the others apart', () => {
    const clusters = clusterChanges([change(NOW - 1_000_000, 'package'), change(NOW - 1_010_000, 'package'), change(NOW - 3_000_000, 'mount')], range, 1200)
    expect(clusters.map(({ changes, category }) => [changes.length, category])).toEqual([[1, 'mount'], [2, 'package']])
    expect(clusters[1]).toMatchObject({ atMs: NOW - 1_000_000, mixed: false })
  })

  it('shows the weightiest of several categories', () => {
    const [cluster] = clusterChanges([change(NOW - 1000, 'package'), change(NOW - 1500, 'reboot')], range, 600)
    expect(cluster).toMatchObject({ category: 'reboot', mixed: true })
  })

  it('has nothing outside of its range and without a width', () => {
    expect(clusterChanges([change(NOW - 4_000_000, 'unit'), change(NOW + 1, 'unit')], range, 600)).toEqual([])
    expect(clusterChanges([change(NOW - 1, 'unit')], range, 0)).toEqual([])
  })

  it('marks no more than fit, however many there are', () => {
    const many = Array.from({ length: 5000 }, (_, index) => change(NOW - index * 700, 'package'))
    expect(clusterChanges(many, range, 600).length).toBeLessThanOrEqual(25)
  })
})

describe('the filter of changes', () => {
  it('comes back from a round trip through the address', () => {
    const view = { hidden: new Set<ChangeCategory>(['package', 'unit']), search: 'ssl' }
    const params = writeChangesView(new URLSearchParams('from=now-1h'), view)
    expect(readChangesView(params)).toEqual(view)
    expect(writeChangesView(params, { hidden: new Set(), search: '' }).toString()).toBe('from=now-1h')
  })

  it('hides categories and finds words', () => {
    const list = [change(1, 'package'), change(2, 'unit', 'backup.service')]
    expect(shownChanges(list, { hidden: new Set(['package']), search: '' })).toEqual([list[1]])
    expect(shownChanges(list, { hidden: new Set(), search: 'SSL' })).toEqual([list[0]])
  })

  it('counts categories that this portal does not know as hardware', () => {
    expect(countCategories([change(1, 'spaceship' as ChangeCategory), change(2, 'hardware')])).toEqual([['hardware', 2]])
  })

  it('is one line for each change in CSV', () => {
    expect(changesCsv([change(0, 'package')]).split('\r\n')[1]).toBe('1970-01-01T00:00:00.000Z,package,package,openssl,openssl,changed,openssl 1 -> 2')
  })
})
