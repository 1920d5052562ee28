import type { Miner } from '../api/miner'
import type { AgentActions, Order } from './api/action'
import { refusalOf, type Permissions, type Refusal } from './refusal'
import { isSupported } from './supported-actions'

/** More miners than one request may hold. */
export const MOST_MINERS = 1000
const HOUR_SECONDS = 3600

/** What one agent is given to do, and how fast its file lets it. */
export interface AgentShare {
  agent: AgentActions
  orders: number
}

export interface RunPlan {
  miners: readonly Miner[]
  leftOut: readonly { refusal: Refusal; miners: readonly Miner[] }[]
  shares: readonly AgentShare[]
  /** They did not answer lately. */
  silent: number
}

/** Who can have it done, who is left out and why. */
export function planOf(miners: readonly Miner[], order: Order, permissions: Permissions): RunPlan {
  const fit: Miner[] = []
  const leftOut = new Map<string, { refusal: Refusal; miners: Miner[] }>()
  const shares = new Map<number, AgentShare>()
  for (const miner of miners) {
    const refusal = refusalOf(miner, order, permissions)
    if (refusal) {
      const key = JSON.stringify(refusal)
      leftOut.set(key, { refusal, miners: [...(leftOut.get(key)?.miners ?? []), miner] })
      continue
    }
    fit.push(miner)
    const agent = permissions.agents.find(({ agent_id }) => agent_id === miner.agent_id)!
    shares.set(agent.agent_id, { agent, orders: (shares.get(agent.agent_id)?.orders ?? 0) + 1 })
  }
  return { miners: fit, leftOut: [...leftOut.values()], shares: [...shares.values()], silent: fit.filter(({ status, verdict }) => status === 'offline' || verdict === 'stale').length }
}

/** When the turn of the last one comes: the run is staggered as a whole, and each agent keeps its own distance between two. */
export function secondsUntilLast(shares: readonly AgentShare[], staggerSeconds: number): number {
  const orders = shares.reduce((sum, share) => sum + share.orders, 0)
  return Math.max(0, (orders - 1) * staggerSeconds, ...shares.map(({ agent, orders: own }) => (own - 1) * (agent.seconds_between ?? 0)))
}

/** Agents that refuse some of them, because the hour has its limit. */
export function overTheHour(shares: readonly AgentShare[], staggerSeconds: number): readonly AgentShare[] {
  return shares.filter(({ agent, orders }) => agent.most_per_hour != null && orders > agent.most_per_hour && agent.most_per_hour * Math.max(staggerSeconds, agent.seconds_between ?? 0) < HOUR_SECONDS)
}

/** The actions that can be asked of at least one of these miners: its agent's file lists them, and there is a way to tell its firmware. */
export function offeredFor(miners: readonly Miner[], agents: readonly AgentActions[]): ReadonlySet<Order['action']> {
  const allowed = new Map(agents.filter(({ enabled }) => enabled).map(({ agent_id, allowed }) => [agent_id, allowed]))
  return new Set(miners.flatMap((miner) => (allowed.get(miner.agent_id) ?? []).filter((action) => isSupported(miner, { action, arguments: {} }))))
}

/** What stops hashing or changes a setting wants its number typed; what only shows a light or starts hashing does not. */
export function isGrave({ action }: Order): boolean {
  return action !== 'blink' && action !== 'resume'
}
