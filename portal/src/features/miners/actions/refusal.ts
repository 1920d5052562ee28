import type { Miner } from '../api/miner'
import type { AgentActions, Order } from './api/action'
import { isWithin } from './ip-range'
import { isSupported } from './supported-actions'

/** Why a miner is left out before anything is sent. */
export type Refusal =
  | { kind: 'person' | 'asking' | 'notTold' | 'noAgent' | 'firmware' }
  | { kind: 'off'; agent: string; sentence: string }
  | { kind: 'away' | 'notListed' | 'outOfRange' | 'pool' | 'worker'; agent: string }

/** What is known of the files of the sites. */
export interface Permissions {
  /** An administrator asks. */
  mayAct: boolean
  state: 'asking' | 'told' | 'notTold'
  agents: readonly AgentActions[]
}

/** Null where nothing stands against it that could be known here; the agent looks at its file once more. */
export function refusalOf(miner: Miner, order: Order, permissions: Permissions): Refusal | null {
  if (!permissions.mayAct) return { kind: 'person' }
  if (miner.agent_id == null) return { kind: 'noAgent' }
  const agent = permissions.agents.find(({ agent_id }) => agent_id === miner.agent_id)
  if (!agent) return { kind: permissions.state === 'told' ? 'noAgent' : permissions.state }
  return refusalByFile(agent, miner, order) ?? (isSupported(miner, order) ? null : { kind: 'firmware' })
}

function refusalByFile(agent: AgentActions, { ip_address }: Miner, { action, arguments: { pool, worker } }: Order): Refusal | null {
  const { name } = agent
  if (!agent.enabled) return { kind: 'off', agent: name, sentence: agent.why_not ?? '' }
  if (!agent.connected) return { kind: 'away', agent: name }
  if (!agent.allowed.includes(action)) return { kind: 'notListed', agent: name }
  if (ip_address && !(agent.ranges ?? []).some((range) => isWithin(ip_address, range) !== false)) return { kind: 'outOfRange', agent: name }
  if (action !== 'pool' || !pool) return null
  const permitted = (agent.pools ?? []).find(({ url }) => url === pool)
  if (!permitted) return { kind: 'pool', agent: name }
  return worker && !fitsPattern(worker, permitted.workers) ? { kind: 'worker', agent: name } : null
}

/** A pattern may hold *; where there is none, a miner keeps its worker's name. */
export function fitsPattern(worker: string, pattern: string | null): boolean {
  if (pattern === null) return false
  const exactly = pattern.split('*').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('.*')
  return new RegExp(`^${exactly}$`, 's').test(worker)
}
