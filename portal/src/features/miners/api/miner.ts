import type { components } from '@/shared/api/schema'
import type { Said } from '@/shared/statements/statement-text'

// What the server says of miners (docs/formats/miners-api.md): its own types, with the words that this portal knows in the place of any text.

type Schemas = components['schemas']

export const minerStatuses = ['hashing', 'needs_attention', 'sleeping', 'offline', 'unknown'] as const
export type MinerStatus = (typeof minerStatuses)[number]

export const verdicts = ['hashing', 'claims_only', 'wrong_pool', 'wrong_worker', 'slow_board', 'stale', 'sleeping', 'offline', 'unknown'] as const
export type Verdict = (typeof verdicts)[number]

export const issues = [
  'hashrate_low', 'hashrate_dropped', 'board_lost', 'board_slow', 'chips_lost', 'hot_chip', 'hot_board', 'fan_stopped', 'pool_dead', 'wrong_pool', 'wrong_worker', 'reject_rate',
  'hw_errors', 'power_high', 'device_error', 'restarting', 'credentials', 'unknown_device', 'ambiguous', 'claims_only', 'stale', 'offline', 'rack_offline', 'site_offline', 'agent_offline',
] as const
export type Issue = (typeof issues)[number]

export type Severity = 'critical' | 'warning' | 'information'
export type Known<T> = T | null

/** A status, verdict or issue of a newer server is shown as it came. */
export interface MinerWords {
  status: MinerStatus
  verdict: Verdict
  issues: Issue[]
  severity: Known<Severity>
  verdict_statements: Said[]
}

/** One row of the list. */
export type Miner = Omit<Schemas['Miner'], keyof MinerWords> & MinerWords
