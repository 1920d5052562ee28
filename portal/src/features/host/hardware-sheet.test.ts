import { describe, expect, it } from 'vitest'
import type { HardwareInfo } from '@/shared/api/types'
import { hardwareSheet } from './hardware-sheet'

describe('the hardware sheet', () => {
  it('shows a size once, lists each disk and keeps keys that it does not know', () => {
    const sheet = hardwareSheet({
      cpu_model: 'EPYC',
      ram_total_mb: 2048,
      ram_total_gb: 2,
      disks: [{ name: 'sda', size_bytes: 5 }, { name: 'sdb' }],
      serial_number: 'S1',
    } as unknown as HardwareInfo)
    expect(sheet.map(({ section }) => section)).toEqual(['processor', 'memory', 'disks', 'other'])
    expect(sheet.find(({ section }) => section === 'disks')?.items).toHaveLength(2)
    expect(sheet.at(-1)?.rows).toEqual([{ key: 'serial_number', value: 'S1', kind: 'text' }])
  })

  it('is empty when the agent sent nothing', () => expect(hardwareSheet({})).toEqual([]))
})
