// What the server says of miners (docs/formats/miners-api.md). A field that is not known is left out or null.

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

/** One row of the list. A status, verdict or issue of a newer server is shown as it came. */
export interface Miner {
  id: number
  key: string
  site_id: number
  agent_id?: Known<number>
  name: string
  ip_address?: Known<string>
  port?: Known<number>
  mac?: Known<string>
  serial?: Known<string>
  hostname?: Known<string>
  vendor?: Known<string>
  model?: Known<string>
  firmware_family?: Known<string>
  firmware_version?: Known<string>
  state?: Known<string>
  status: MinerStatus
  verdict: Verdict
  verdict_reasons?: readonly string[]
  issues?: readonly Issue[]
  severity?: Known<Severity>
  hashrate?: Known<number>
  hashrate_expected?: Known<number>
  power_watts?: Known<number>
  efficiency_joules_per_terahash?: Known<number>
  temperature_board?: Known<number>
  temperature_chip?: Known<number>
  /** Turns per minute in the order of the slots; null where the device does not say. */
  fans?: readonly Known<number>[]
  pool_url?: Known<string>
  worker?: Known<string>
  rejected_ratio?: Known<number>
  uptime_seconds?: Known<number>
  container_id?: Known<number>
  rack_id?: Known<number>
  rack_row?: Known<number>
  rack_column?: Known<number>
  pool_id?: Known<number>
  tags?: readonly string[]
  paused?: boolean
  first_seen?: Known<number>
  last_seen?: Known<number>
}
