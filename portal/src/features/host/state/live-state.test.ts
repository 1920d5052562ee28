import { describe, expect, it } from 'vitest'
import type { HostState } from '@/shared/states/entities'
import { NOW } from '@/testing/hosts'
import sample from './delta.sample.json'
import { applyDelta, rateOf, ratesOf, startLive, type StateDelta } from './live-state'

const state: HostState = {
  host_id: 1, at_ms: NOW, as_of_ms: NOW, live: true, complete: true,
  entities: {
    process: [{ key: '1@1', pid: 1, read_bytes_total: 1000 }, { key: '2@1', pid: 2, read_bytes_total: 500 }],
    service: [{ key: 'ssh.service' }],
  },
}
const delta = (more: Partial<StateDelta>): StateDelta => ({ at_ms: NOW + 10_000, changed: [], gone: [], ...more })
const READ = ['read_bytes_total']

describe('a live state', () => {
  it('takes what changed, what came and what went', () => {
    const next = applyDelta(startLive(state), delta({ changed: [{ kind: 'process', entity: { key: '1@1', pid: 1, name: 'init' } }, { kind: 'process', entity: { key: '3@1', pid: 3 } }], gone: [{ kind: 'process', key: '2@1' }] })).state
    expect(next.entities.process).toEqual([{ key: '1@1', pid: 1, name: 'init' }, { key: '3@1', pid: 3 }])
    expect(next.as_of_ms).toBe(NOW + 10_000)
  })

  it('takes what the server sends as it sends it', () => {
    const disks = { ...state, entities: { process: [{ key: '1@1', name: 'init', cpu_percent: 1 }], disk: [{ key: 'sda', kind: 'ssd' }] } } as HostState
    expect(applyDelta(startLive(disks), sample as StateDelta).state.entities).toEqual({
      process: [{ key: '1@1', name: 'init', cpu_percent: 2 }, { key: '2@2', name: 'sh' }],
      disk: [{ key: 'sdb', name: 'sdb', kind: 'nvme' }],
    })
  })

  it('keeps the lists of kinds that a delta does not touch', () => {
    const next = applyDelta(startLive(state), delta({ gone: [{ kind: 'process', key: '2@1' }] })).state
    expect(next.entities.service).toBe(state.entities.service)
  })

  it('has a rate after the second reading and 0 for a counter that stood still', () => {
    const first = applyDelta(startLive(state), delta({ changed: [{ kind: 'process', entity: { key: '1@1', read_bytes_total: 21_000 } }] }))
    expect(rateOf(first.rates, 'process', '1@1', READ)).toBe(2000)
    expect(rateOf(first.rates, 'process', '2@1', READ)).toBeNull()
    const second = applyDelta(first, delta({ at_ms: NOW + 20_000, changed: [{ kind: 'process', entity: { key: '2@1', read_bytes_total: 2500 } }] }))
    expect(rateOf(second.rates, 'process', '1@1', READ)).toBe(0)
    // It stood still until the first delta, so all of it came in ten seconds.
    expect(rateOf(second.rates, 'process', '2@1', READ)).toBe(200)
  })

  it('knows no rate of a counter that began anew', () => {
    const next = applyDelta(startLive(state), delta({ changed: [{ kind: 'process', entity: { key: '1@1', read_bytes_total: 3 } }] }))
    expect(rateOf(next.rates, 'process', '1@1', READ)).toBeNull()
  })
})

describe('rates of a moment of the past', () => {
  const later = (asOfMs: number | null, read: number): HostState => ({ ...state, as_of_ms: asOfMs, entities: { process: [{ key: '1@1', pid: 1, read_bytes_total: read }, { key: '9@1', pid: 9, read_bytes_total: 7 }] } })
  it('are what was counted since a state before', () => {
    const rates = ratesOf(state, later(NOW + 20_000, 41_000))
    expect(rateOf(rates, 'process', '1@1', READ)).toBe(2000)
    expect(rateOf(rates, 'process', '9@1', READ)).toBeNull()
  })
  it('are not known where the agent was away, nothing was read before, or it was the same reading', () => {
    expect(ratesOf(state, later(NOW + 3_600_000, 41_000)).size).toBe(0)
    expect(ratesOf({ ...state, as_of_ms: null }, later(NOW, 41_000)).size).toBe(0)
    expect(rateOf(ratesOf(state, later(NOW, 41_000)), 'process', '1@1', READ)).toBeNull()
  })
})
