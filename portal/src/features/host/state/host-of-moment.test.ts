import { describe, expect, it } from 'vitest'
import { hostDetail, NOW } from '@/testing/hosts'
import { hostState } from '@/testing/states'
import { hostOfMoment } from './host-of-moment'

const then = NOW - 3_600_000
const state = hostState({
  atMs: then,
  entities: {
    host: [{ key: 'host', os_name: 'Debian 12', kernel_version: '6.1.0-17', agent_version: '0.0.9', memory_total_bytes: 8 * 1024 ** 3, boot_time: then - 60_000 }],
    gpu: [{ key: 'GPU-1', model: 'A100', memory_total_bytes: 40 * 1024 ** 3 }],
    network_interface: [{ key: 'lo', addresses: ['127.0.0.1/8', '::1/128'] }, { key: 'eth0', addresses: ['192.0.2.9/24', 'fe80::1/64'] }],
  },
})

describe('the header of a moment', () => {
  it('tells kernel, agent, memory, uptime, cards and addresses of then', () => {
    const { hardware, agent_version, metrics } = hostOfMoment(hostDetail({}), state, then)
    expect([hardware?.kernel_version, agent_version, metrics.uptime_seconds, metrics.memory_total_bytes]).toEqual(['6.1.0-17', '0.0.9', 60, 8 * 1024 ** 3])
    expect(hardware?.gpus).toEqual([{ model: 'A100', vram_mb: 40 * 1024 }])
    expect(hardware?.ip_internal).toEqual(['192.0.2.9'])
  })

  it('knows nothing where no state is kept of then', () => {
    const { hardware, agent_version, metrics, last_seen_ms } = hostOfMoment(hostDetail({}), null, then)
    expect([hardware?.kernel_version, agent_version, metrics.uptime_seconds, last_seen_ms]).toEqual([undefined, null, null, null])
  })
})
