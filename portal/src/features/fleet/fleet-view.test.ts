import { describe, expect, it } from 'vitest'
import { host, NOW } from '@/testing/hosts'
import { fleetCsv } from './fleet-csv'
import { applyView, countHealth, defaultView, readView, sortKeys, toRows, writeView } from './fleet-view'

const fleet = toRows(
  [
    host({ id: 1, name: 'web-10', ip_address: '10.0.0.10', metrics: { cpu_usage_percent: 30 } }),
    host({ id: 2, name: 'web-2', ip_address: '10.0.0.2', metrics: { cpu_usage_percent: 95 } }),
    host({ id: 3, name: 'db', status: 'offline', os_name: 'Rocky Linux 9', metrics: { cpu_usage_percent: 10 } }),
    host({ id: 4, name: 'new', status: 'pending', metrics_time_ms: null, last_seen_ms: null, ip_address: null, metrics: {} }),
  ],
  NOW,
)
const names = (view: Partial<typeof defaultView>) => applyView(fleet, { ...defaultView, ...view }).map(({ host: { name } }) => name)

describe('the fleet list', () => {
  it('shows the worst first by itself', () => expect(names({})).toEqual(['db', 'web-2', 'new', 'web-10']))
  it('sorts by load of the CPU with unknown last', () => expect(names({ sort: 'cpu' })).toEqual(['web-2', 'web-10', 'db', 'new']))
  it('keeps unknown last the other way round', () => expect(names({ sort: 'cpu', descending: false })).toEqual(['db', 'web-10', 'web-2', 'new']))
  it('counts numbers in names', () => expect(names({ sort: 'name', descending: false })).toEqual(['db', 'new', 'web-2', 'web-10']))
  it('finds by name, address and system', () => {
    expect(names({ search: 'WEB 0.10' })).toEqual(['web-10'])
    expect(names({ search: 'rocky' })).toEqual(['db'])
  })
  it('filters by health', () => expect(names({ health: 'offline' })).toEqual(['db']))
  it('counts each host once', () => expect(countHealth(fleet)).toEqual({ online: 1, attention: 1, offline: 1, pending: 1, stale: 0 }))
  it('sorts ten thousand hosts within the time of a sample', () => {
    const many = toRows(Array.from({ length: 10_000 }, (_, id) => host({ id, name: `host-${id}`, metrics: { cpu_usage_percent: (id * 7919) % 100 } })), NOW)
    const begin = performance.now()
    applyView(many, { ...defaultView, sort: 'cpu' })
    expect(performance.now() - begin).toBeLessThan(1000)
  })
})

describe('the fleet view in the address', () => {
  it.each(sortKeys)('keeps the order by %s through a round trip', (sort) => {
    for (const descending of [true, false]) {
      const view = { search: 'a b', health: 'stale', sort, descending } as const
      expect(readView(writeView(new URLSearchParams('from=now-1h'), view))).toEqual(view)
    }
  })
  it('says nothing while nothing was chosen', () => expect(writeView(new URLSearchParams('q=x'), defaultView).toString()).toBe(''))
  it('ignores what it does not know', () => expect(readView(new URLSearchParams('state=fine&sort=beauty.asc'))).toEqual(defaultView))
})

describe('the list as CSV', () => {
  it('quotes what needs it and disarms formulas', () => {
    const csv = fleetCsv(toRows([host({ name: '=cmd|"x"', os_name: 'a,b' })], NOW))
    const [header, line] = csv.split('\r\n')
    expect(header).toContain('name,status,ip_address')
    expect(line).toMatch(/^"'=cmd\|""x""",online,10\.0\.0\.1,"a,b",0\.1\.0,20,25,10,/)
  })
})
