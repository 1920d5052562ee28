import { describe, expect, it } from 'vitest'
import { site } from '@/testing/miners'
import { sumOfSites } from './sum-of-sites'

const sha = (hashrate: number | null, hashrate_expected: number | null = null, hashrate_miners = 1) => ({ algorithm: 'sha256d', hashrate, hashrate_expected, hashrate_miners })
const scrypt = { algorithm: 'scrypt', hashrate: 9e9, hashrate_expected: 9.5e9, hashrate_miners: 3 }
const untold = { algorithm: null, hashrate: 2e12, hashrate_expected: null, hashrate_miners: 9 }

describe('several sites as one', () => {
  it('have a sum where they have one algorithm', () => {
    const sum = sumOfSites([site({ summary: { hashrate: 1e14, hashrate_expected: 1.1e14 } }), site({ summary: { hashrate: 2e14 } }), site()])
    expect(sum).toMatchObject({ hashrate: 3e14, hashrate_expected: 1.1e14, algorithms: [sha(3e14, 1.1e14, 0)] })
  })
  it('have a sum of each where they have several, the unknown apart and last', () => {
    const sum = sumOfSites([site({ summary: { algorithms: [sha(1e14), untold] } }), site({ summary: { algorithms: [scrypt] } }), site({ summary: { algorithms: [sha(2e14, 2.2e14, 4)] } })])
    expect(sum.algorithms).toEqual([sha(3e14, 2.2e14, 5), scrypt, untold])
    expect(sum).toMatchObject({ hashrate: null, hashrate_expected: null })
  })
  it('weigh their efficiency by the terahashes that it is of', () => {
    const sum = sumOfSites([
      site({ summary: { algorithms: [sha(1e14), { ...scrypt, hashrate: 9e15 }], efficiency_joules_per_terahash: 20 } }),
      site({ summary: { algorithms: [sha(3e14)], efficiency_joules_per_terahash: 40 } }),
    ])
    expect(sum.efficiency_joules_per_terahash).toBe(35)
  })
  it('weigh rejected shares by rate, or by miners where rates cannot be compared', () => {
    const one = { hashrate_miners: 3, rejected_ratio: 0.04 }
    expect(sumOfSites([site({ summary: { ...one, hashrate: 1e14 } }), site({ summary: { hashrate: 3e14, hashrate_miners: 1, rejected_ratio: 0 } })]).rejected_ratio).toBe(0.01)
    expect(sumOfSites([site({ summary: { ...one, hashrate: 1e14 } }), site({ summary: { algorithms: [scrypt], hashrate_miners: 1, rejected_ratio: 0 } })]).rejected_ratio).toBe(0.03)
  })
  it('know nothing where nobody tells', () => expect(sumOfSites([site()])).toMatchObject({ hashrate: null, power_watts: null, algorithms: [], rejected_ratio: null }))
})
