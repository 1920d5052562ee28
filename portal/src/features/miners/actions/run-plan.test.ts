import { describe, expect, it } from 'vitest'
import { miner } from '@/testing/miners'
import type { AgentActions, Order } from './api/action'
import { fitsPattern, refusalOf, type Permissions } from './refusal'
import { isGrave, offeredFor, overTheHour, planOf, secondsUntilLast } from './run-plan'

const reboot: Order = { action: 'reboot', arguments: {} }
const s19 = (change = {}) => miner({ supported_actions: ['blink', 'blink_off', 'pause', 'resume', 'reboot', 'pool', 'power_mode'], ...change })

function agent(change: Partial<AgentActions> = {}): AgentActions {
  return { agent_id: 7, name: 'north-agent', connected: true, enabled: true, allowed: ['blink', 'reboot', 'pool'], ranges: ['10.0.0.0/24'], pools: [{ url: 'stratum+tcp://a:1', workers: null }, { url: 'stratum+tcp://b:1', workers: 'farm.*' }], most_per_hour: 20, most_at_once: 1, seconds_between: 10, ...change }
}

function permissions(agents: AgentActions[] = [agent()], change: Partial<Permissions> = {}): Permissions {
  return { mayAct: true, state: 'told', agents, ...change }
}

describe('a miner is left out', () => {
  it.each([
    ['not at all where nothing stands against it', s19(), reboot, permissions(), null],
    ['because only administrators act', s19(), reboot, permissions([agent()], { mayAct: false }), 'person'],
    ['because nobody looks after it', s19({ agent_id: null }), reboot, permissions(), 'noAgent'],
    ['because its agent is of no site any more', s19({ agent_id: 9 }), reboot, permissions(), 'noAgent'],
    ['for as long as it is being asked', s19({ agent_id: 9 }), reboot, permissions([], { state: 'asking' }), 'asking'],
    ['because the server does not tell', s19(), reboot, permissions([], { state: 'notTold' }), 'notTold'],
    ['because the file allows nothing', s19(), reboot, permissions([agent({ enabled: false, why_not: 'There is no file.', allowed: [] })]), 'off'],
    ['because its agent is away', s19(), reboot, permissions([agent({ connected: false })]), 'away'],
    ['because the file does not list it', s19(), { action: 'pause', arguments: {} }, permissions(), 'notListed'],
    ['because of its network', s19({ ip_address: '10.0.1.12' }), reboot, permissions(), 'outOfRange'],
    ['because of the pool', s19(), { action: 'pool', arguments: { pool: 'stratum+tcp://c:1' } }, permissions(), 'pool'],
    ['because of the worker', s19(), { action: 'pool', arguments: { pool: 'stratum+tcp://b:1', worker: 'thief.1' } }, permissions(), 'worker'],
    ['because its worker is kept there', s19(), { action: 'pool', arguments: { pool: 'stratum+tcp://a:1', worker: 'farm.1' } }, permissions(), 'worker'],
    ['not with a worker that fits', s19(), { action: 'pool', arguments: { pool: 'stratum+tcp://b:1', worker: 'farm.1' } }, permissions(), null],
    ['because of its firmware', s19({ supported_actions: [] }), reboot, permissions(), 'firmware'],
    ['not where its agent does not say what its firmware can', s19({ supported_actions: null }), reboot, permissions(), null],
  ] as const)('%s', (_, one, order, known, kind) => expect(refusalOf(one, order as Order, known)?.kind ?? null).toBe(kind))

  it('with the sentence of its agent', () => expect(refusalOf(s19(), reboot, permissions([agent({ enabled: false, why_not: 'There is no file.' })]))).toEqual({ kind: 'off', agent: 'north-agent', sentence: 'There is no file.' }))
})

describe('a pattern of workers', () => {
  it.each([
    ['farm.1', 'farm.*', true],
    ['farmX1', 'farm.*', false],
    ['farm.1', 'farm.1', true],
    ['a.b.c', 'a*c', true],
    ['anything', '*', true],
    ['farm.1', null, false],
  ])('%s fits %s: %s', (worker, pattern, fits) => expect(fitsPattern(worker, pattern)).toBe(fits))
})

describe('a run', () => {
  const many = [s19({ id: 1 }), s19({ id: 2, status: 'offline' }), s19({ id: 3, ip_address: '10.9.0.1' }), s19({ id: 4, ip_address: '10.9.0.2' }), s19({ id: 5, agent_id: 8, supported_actions: ['blink'] })]
  const plan = planOf(many, reboot, permissions([agent(), agent({ agent_id: 8, name: 'yard' })]))

  it('has those that can, and names the others by reason', () => {
    expect(plan.miners.map(({ id }) => id)).toEqual([1, 2])
    expect(plan.leftOut.map(({ refusal, miners }) => [refusal.kind, miners.map(({ id }) => id)])).toEqual([['outOfRange', [3, 4]], ['firmware', [5]]])
    expect(plan.silent).toBe(1)
    expect(plan.shares.map(({ agent: { name }, orders }) => [name, orders])).toEqual([['north-agent', 2]])
  })

  it.each([
    ['nobody', [], 10, 0],
    ['one', [1], 10, 0],
    ['the stagger', [5], 20, 80],
    ['what the agent keeps between two', [5], 1, 40],
    ['the stagger of two sites together', [3, 3], 30, 150],
  ])('lasts as long as %s', (_, orders, stagger, seconds) => expect(secondsUntilLast(orders.map((count, id) => ({ agent: agent({ agent_id: id }), orders: count })), stagger)).toBe(seconds))

  it('is too much for the hour only where it goes faster than the hour', () => {
    const share = (orders: number) => [{ agent: agent(), orders }]
    expect(overTheHour(share(21), 10)).toHaveLength(1)
    expect(overTheHour(share(20), 10)).toHaveLength(0)
    expect(overTheHour(share(21), 180)).toHaveLength(0)
    expect(overTheHour([{ agent: agent({ most_per_hour: null }), orders: 99 }], 0)).toHaveLength(0)
  })

  it('offers what the files of its miners list and their firmware can be told', () => {
    expect([...offeredFor(many.slice(0, 1), [agent(), agent({ agent_id: 8, allowed: ['pause'] })])]).toEqual(['blink', 'reboot', 'pool'])
    expect([...offeredFor(many.slice(0, 1), [agent({ enabled: false })])]).toEqual([])
    expect([...offeredFor([s19({ supported_actions: ['pool', 'pause'] }), s19({ supported_actions: ['blink'] })], [agent()])]).toEqual(['pool', 'blink'])
    expect([...offeredFor([s19({ supported_actions: null })], [agent()])]).toEqual(['blink', 'reboot', 'pool'])
  })

  it('is grave where hashing stops or a setting changes', () => expect((['blink', 'pause', 'resume', 'reboot', 'pool', 'power_mode', 'power_limit'] as const).filter((action) => isGrave({ action, arguments: {} }))).toEqual(['pause', 'reboot', 'pool', 'power_mode', 'power_limit']))
})
