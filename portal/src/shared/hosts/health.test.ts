import { describe, expect, it } from 'vitest'
import { host, NOW } from '@/testing/hosts'
import { fleetLight, healthOf } from './health'

describe('the health of a host', () => {
  it.each([
    ['online', host()],
    ['offline', host({ status: 'offline' })],
    ['pending', host({ status: 'pending', metrics_time_ms: null })],
    ['stale', host({ metrics_time_ms: NOW - 31_000 })],
    ['online', host({ metrics_time_ms: NOW - 29_000 })],
    ['online', host({ metrics_time_ms: NOW - 100_000, interval_seconds: 60 })],
    ['online', host({ metrics_time_ms: NOW - 9000, interval_seconds: 1 })],
    ['stale', host({ metrics_time_ms: NOW - 11_000, interval_seconds: 1 })],
    ['attention', host({ metrics: { cpu_usage_percent: 90.5 } })],
    ['attention', host({ metrics: { used_disk_space_bytes: 95, total_disk_space_bytes: 100 } })],
    ['online', host({ metrics: {} })],
  ] as const)('is %s', (health, subject) => expect(healthOf(subject, NOW)).toBe(health))
})

describe('the light of the fleet', () => {
  it.each([
    ['unknown', []],
    ['unknown', ['pending']],
    ['online', ['online', 'pending']],
    ['attention', ['online', 'stale']],
    ['critical', ['attention', 'offline', 'online']],
  ] as const)('is %s', (light, healths) => expect(fleetLight(healths)).toBe(light))
})
