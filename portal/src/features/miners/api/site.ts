import type { Known } from './miner'

/** Sums over the miners of a site, a container or a rack that tell. */
export interface MinersSummary {
  total_miners: number
  hashing: number
  needs_attention: number
  sleeping: number
  offline: number
  unknown_devices: number
  hashrate?: Known<number>
  hashrate_expected?: Known<number>
  hashrate_miners?: Known<number>
  power_watts?: Known<number>
  power_miners?: Known<number>
  efficiency_joules_per_terahash?: Known<number>
  rejected_ratio?: Known<number>
  temperature_max?: Known<number>
  findings?: Known<{ critical: number; warning: number; information: number }>
}

interface SiteAgent {
  id: number
  name: string
  status: string
  last_seen?: Known<number>
}

export interface Site {
  id: number
  name: string
  description?: Known<string>
  location?: Known<string>
  time_zone?: Known<string>
  created_at?: Known<number>
  agents: readonly SiteAgent[]
  summary: MinersSummary
}

export interface Container {
  id: number
  name: string
  site_id: number
  description?: Known<string>
  summary?: Known<MinersSummary>
}

export interface Rack {
  id: number
  name: string
  site_id: number
  container_id?: Known<number>
  rows: number
  columns: number
  summary?: Known<MinersSummary>
}

/** A range of addresses that an agent looks through, and how the last look went. */
export interface ScanRange {
  agent_id: number
  range: string
  hosts?: Known<number>
  state?: Known<string>
  scan_started_at?: Known<number>
  scan_seconds?: Known<number>
  hosts_tried?: Known<number>
  hosts_answered?: Known<number>
  miners_found?: Known<number>
  miners_new?: Known<number>
  miners_moved?: Known<number>
  miners_gone?: Known<number>
  devices_unknown?: Known<number>
  next_scan_at?: Known<number>
  errors?: readonly string[]
}
