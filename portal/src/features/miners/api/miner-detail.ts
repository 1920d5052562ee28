import type { Issue, Known, Miner, Severity, Verdict } from './miner'

export interface MinerBoard {
  slot: number
  id?: Known<string>
  serial?: Known<string>
  state?: Known<string>
  chips?: Known<number>
  expected_chips?: Known<number>
  /** One letter per chip: o = works, x = does not. */
  chip_map?: Known<string>
  hashrate?: Known<number>
  expected_hashrate?: Known<number>
  board_temperature_celsius?: Known<number>
  chip_temperature_celsius?: Known<number>
  inlet_temperature_celsius?: Known<number>
  outlet_temperature_celsius?: Known<number>
  frequency_megahertz?: Known<number>
  volts?: Known<number>
  power_watts?: Known<number>
  hw_errors_total?: Known<number>
}

export interface MinerPool {
  group?: Known<number>
  index: number
  priority?: Known<number>
  url?: Known<string>
  worker?: Known<string>
  status?: Known<string>
  active?: Known<boolean>
  is_developer_fee?: Known<boolean>
  accepted_total?: Known<number>
  rejected_total?: Known<number>
  stale_total?: Known<number>
  last_share_age_seconds?: Known<number>
  difficulty?: Known<number>
}

export interface MinerFan {
  kind?: Known<string>
  slot: number
  rpm?: Known<number>
  duty_ratio?: Known<number>
}

export interface MinerError {
  severity?: Known<Severity>
  code?: Known<string>
  component?: Known<string>
  board_slot?: Known<number>
  since?: Known<number>
  text?: Known<string>
}

/** One of the three that say what a miner does: the device, its shares, its pool. */
export interface Witness {
  name: 'device' | 'shares' | 'pool'
  says: Known<Verdict>
  evidence?: Known<string>
}

export interface MinerFinding {
  type: Issue
  severity: Severity
  since?: Known<number>
  sentence: string
  evidence?: Known<Readonly<Record<string, unknown>>>
  scope?: 'miner' | 'rack' | 'site'
  scope_id?: Known<number>
  site_id?: Known<number>
  miner_id?: Known<number>
  rack_id?: Known<number>
  /** How many miners are silent with it. */
  children?: Known<number>
}

export interface MinerDetail extends Miner {
  /** When the state was read that this is from; null where nothing is known of the moment. */
  as_of?: Known<number>
  boards?: readonly MinerBoard[]
  pools?: readonly MinerPool[]
  fan_list?: readonly MinerFan[]
  errors?: readonly MinerError[]
  evidence?: readonly { source: string; marker: string }[]
  quality?: Known<{ partial?: boolean; truncated?: boolean; missing?: readonly string[]; repaired?: readonly string[] }>
  raw_replies?: readonly string[]
  witnesses?: readonly Witness[]
  findings?: readonly MinerFinding[]
  expected_boards?: Known<number>
  expected_fans?: Known<number>
  power_limit_watts?: Known<number>
  power_source?: Known<string>
  power_mode?: Known<string>
  raw_model?: Known<string>
  api_version?: Known<string>
  control_board?: Known<string>
  algorithm?: Known<string>
  is_ambiguous?: Known<boolean>
  transports?: readonly string[]
}
