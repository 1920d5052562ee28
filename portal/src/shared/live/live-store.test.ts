import { describe, expect, it } from 'vitest'
import { mergeHost } from '@/shared/hosts/merge-host'
import { host, metrics, NOW } from '@/testing/hosts'
import { mergeLive, type LiveHost } from './live-store'

const live = (change: Partial<LiveHost>): LiveHost => ({
  id: 1,
  status: 'online',
  status_since_ms: NOW,
  last_seen_ms: NOW,
  metrics_time_ms: NOW,
  metrics: metrics({ cpu_usage_percent: 50 }),
  ...change,
})

describe('live values', () => {
  it('replace what was known and leave other hosts alone', () => {
    const other = live({ id: 2 })
    const next = mergeLive(new Map([[1, live({})], [2, other]]), [live({ metrics: metrics({ cpu_usage_percent: 80 }) })])
    expect(next.get(1)?.metrics.cpu_usage_percent).toBe(80)
    expect(next.get(2)).toBe(other)
  })

  it('that come late do not replace newer ones, but the status counts', () => {
    const late = live({ status: 'offline', metrics_time_ms: NOW - 60_000, metrics: metrics({ cpu_usage_percent: 1 }) })
    const merged = mergeLive(new Map([[1, live({})]]), [late]).get(1)
    expect(merged).toMatchObject({ status: 'offline', metrics_time_ms: NOW, metrics: metrics({ cpu_usage_percent: 50 }) })
  })

  it('join the listed host and keep what the stream does not carry', () => {
    const merged = mergeHost(host(), live({}))
    expect(merged.metrics).toEqual(live({}).metrics)
    expect(merged.name).toBe('web-1')
  })

  it('give the same object for the same parts', () => {
    const listed = host()
    const value = live({})
    expect(mergeHost(listed, value)).toBe(mergeHost(listed, value))
  })

  it('older than the list do not count', () => {
    const listed = host({ metrics_time_ms: NOW + 5000 })
    expect(mergeHost(listed, live({}))).toBe(listed)
  })
})
