import { describe, expect, it } from 'vitest'
import { host, NOW } from '@/testing/hosts'
import { withSample } from './use-live-tail'

describe('the live tail of a chart', () => {
  it('grows with newer samples only', () => {
    const first = withSample([], host({ metrics_time_ms: NOW }))
    expect(first).toHaveLength(1)
    expect(withSample(first, host({ metrics_time_ms: NOW }))).toBe(first)
    expect(withSample(first, host({ metrics_time_ms: null }))).toBe(first)
    expect(withSample(first, host({ metrics_time_ms: NOW + 10_000 }))).toHaveLength(2)
  })
})
