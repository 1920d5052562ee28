import { describe, expect, it } from 'vitest'
import type { AgentActions } from './api/action'
import { refreshOf } from './api/get-run'
import { firstForm, isComplete, orderOf, poolsOf, runOf, wantsNumber, workerPatterns, type OrderForm } from './order-form'
import { failedOf, minersOf, statesOf } from './item-state'

const agents = [
  { agent_id: 1, name: 'a', connected: true, enabled: true, allowed: ['pool'], pools: [{ url: 'stratum+tcp://a:1', workers: null }, { url: 'stratum+tcp://b:1', workers: 'farm.*' }] },
  { agent_id: 2, name: 'b', connected: true, enabled: true, allowed: ['pool'], pools: [{ url: 'stratum+tcp://b:1', workers: 'yard.*' }] },
] satisfies AgentActions[]
const form = (change: Partial<OrderForm> = {}): OrderForm => ({ ...firstForm(agents), reason: 'hangs', ...change })

describe('what is typed into the sheet', () => {
  it('begins with the first pool of the files', () => {
    expect(poolsOf(agents)).toEqual(['stratum+tcp://a:1', 'stratum+tcp://b:1'])
    expect(firstForm(agents).pool).toBe('stratum+tcp://a:1')
    expect(workerPatterns(agents, 'stratum+tcp://b:1')).toEqual(['farm.*', 'yard.*'])
    expect(workerPatterns(agents, 'stratum+tcp://a:1')).toEqual([])
  })

  it.each([
    ['blink', form({ on: false }), { on: false }],
    ['pool', form({ worker: ' ' }), { pool: 'stratum+tcp://a:1' }],
    ['pool', form({ worker: ' farm.1 ' }), { pool: 'stratum+tcp://a:1', worker: 'farm.1' }],
    ['power_mode', form({ mode: 'low' }), { mode: 'low' }],
    ['power_limit', form({ watts: '3000' }), { watts: 3000 }],
    ['reboot', form({ worker: 'x', watts: '1' }), {}],
  ] as const)('becomes an order to %s with what that takes', (action, typed, given) => expect(orderOf(action, typed)).toEqual({ action, arguments: given }))

  it('is sent with the number only where one was typed', () => {
    expect(runOf('reboot', form({ reason: ' hangs ', stagger: '5' }), [1, 2])).toEqual({ action: 'reboot', arguments: {}, miner_ids: [1, 2], reason: 'hangs', dry_run: false, stagger_seconds: 5 })
    expect(runOf('reboot', form({ typed: ' 2 ', dryRun: true }), [1, 2])).toMatchObject({ confirm: '2', dry_run: true })
  })

  it('wants the number of miners for what is grave and not tried only, or where the server asks', () => {
    const reboot = orderOf('reboot', form())
    expect(wantsNumber(reboot, form(), false)).toBe(true)
    expect(wantsNumber(reboot, form({ dryRun: true }), false)).toBe(false)
    expect(wantsNumber(orderOf('blink', form()), form(), false)).toBe(false)
    expect(wantsNumber(orderOf('blink', form()), form({ dryRun: true }), true)).toBe(true)
  })

  it.each([
    ['nothing is missing', 'blink', {}, 2, false, true],
    ['nobody is left', 'blink', {}, 0, false, false],
    ['there is no reason', 'blink', { reason: '  ' }, 2, false, false],
    ['the stagger is no whole number', 'blink', { stagger: '1.5' }, 2, false, false],
    ['the stagger is too long', 'blink', { stagger: '3601' }, 2, false, false],
    ['the number is another', 'reboot', { typed: '3' }, 2, true, false],
    ['the number is right', 'reboot', { typed: '2' }, 2, true, true],
    ['there is no pool', 'pool', { pool: '' }, 2, false, false],
    ['there are no watts', 'power_limit', {}, 2, false, false],
    ['the watts are too many', 'power_limit', { watts: '20001' }, 2, false, false],
    ['the watts fit', 'power_limit', { watts: '3000' }, 2, false, true],
  ] as const)('%s', (_, action, change, count, numberWanted, is) => expect(isComplete(orderOf(action, form(change)), form(change), count, numberWanted)).toBe(is))
})

describe('how far a run is', () => {
  const run = (counts: Record<string, number>, ended: boolean, items = 2) => ({ id: 1, action: 'reboot', arguments: {}, dry_run: false, stagger_seconds: 0, reason: '', created_by: '', created_at: 0, ended, counts, items: Array.from({ length: items }, () => ({}) as never) }) as const

  it('is counted by state, and what was not done can be tried again', () => {
    const counts = { waiting: 1, done: 3, refused: 2, expired: 1, cancelled: 4, unknown: 9 }
    expect(statesOf(counts).map(([state]) => state)).toEqual(['done', 'waiting', 'unknown', 'refused', 'expired', 'cancelled'])
    expect([minersOf(counts), failedOf(counts)]).toEqual([20, 7])
  })

  it.each([
    ['every second', run({ waiting: 1 }, false), 1000],
    ['less often where it has many miners', run({ waiting: 1 }, false, 500), 3000],
    ['seldom where an answer may come late', run({ unknown: 1 }, true), 30_000],
    ['not at all once it has ended', run({ done: 1 }, true), false],
  ] as const)('is asked for %s', (_, one, ms) => expect(refreshOf(one as never)).toBe(ms))
})
