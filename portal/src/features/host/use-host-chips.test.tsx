import { renderHook } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import type { HardwareInfo } from '@/shared/api/types'
import { hostDetail, NOW } from '@/testing/hosts'
import { useHostChips } from './use-host-chips'

const chip = (id: string, hardware: object) =>
  renderHook(() => useHostChips(hostDetail({ hardware: hardware as HardwareInfo, external_ip: null }), NOW)).result.current.find((found) => found.id === id)

describe('the chips of a host', () => {
  it.each([
    [{ ip_internal: ['192.0.2.2'], ip_external: '198.51.100.7' }],
    [{ ip_internal: '192.0.2.2', ip_external: ['198.51.100.7'] }],
  ])('name an address whole, whether an agent sends one or a list', (hardware) =>
    expect(chip('ip', hardware)?.detail?.split('\n')).toEqual(['192.0.2.2', '10.0.0.1', '198.51.100.7']))

  it('leave out what has another shape than expected', () => {
    expect(chip('gpu', { gpus: 'none', gpu_model: 'A100' })?.text).toBe('A100')
    expect(chip('ip', { ip_internal: { eth0: 1 }, ip_external: 7 })?.text).toBe('10.0.0.1')
  })
})
