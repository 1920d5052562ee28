import { describe, expect, it } from 'vitest'
import { board as anyBoard, finding as anyFinding, heatLimits } from '@/testing/miners'
import type { MinerFinding } from '../api/miner-detail'
import type { SiteBoard } from '../api/list-worst-boards'
import { worstFirst } from '../boards/worst-boards'
import { readSiteTab, siteTabPath, siteTabs } from './site-tabs'
import { topProblems } from './top-problems'

const finding = (change: Partial<MinerFinding>) => anyFinding({ type: 'hot_chip', severity: 'warning', ...change })

describe('the pages of a site', () => {
  it.each(siteTabs)('%s has an address of its own', (tab) => expect(readSiteTab(siteTabPath(4, tab).split('/')[3])).toBe(tab))
  it('know no other', () => {
    expect(readSiteTab('gold')).toBeNull()
    expect(readSiteTab('miners')).toBeNull()
  })
})

describe('the top problems', () => {
  it('are the gravest first, then the most frequent', () =>
    expect(topProblems([finding({}), finding({ type: 'offline', severity: 'critical' }), finding({ type: 'fan_stopped' }), finding({ type: 'fan_stopped' })])).toEqual([
      { type: 'offline', severity: 'critical', count: 1 },
      { type: 'fan_stopped', severity: 'warning', count: 2 },
      { type: 'hot_chip', severity: 'warning', count: 1 },
    ]))
  it('count the silent miners of a rack', () => expect(topProblems([finding({ type: 'rack_offline', scope: 'rack', children: 12 })])[0]!.count).toBe(12))
  it('are as grave as the gravest of their kind', () => expect(topProblems([finding({}), finding({ severity: 'critical' })])).toEqual([{ type: 'hot_chip', severity: 'critical', count: 2 }]))
})

describe('the worst boards', () => {
  const board = (slot: number, change: Partial<SiteBoard>): SiteBoard => ({ ...anyBoard({ slot }), miner_id: 1, site_id: 1, name: 'S19', ip_address: null, model: null, algorithm: null, heat_limits: heatLimits(), lost: false, ...change })
  it('are the lost ones, then those with the smallest share; unknown ones last', () =>
    expect(worstFirst([board(0, { hashrate: 95, expected_hashrate: 100 }), board(1, {}), board(2, { hashrate: 12, expected_hashrate: 37 }), board(3, { lost: true })]).map(({ slot }) => slot)).toEqual([3, 2, 0, 1]))
})
