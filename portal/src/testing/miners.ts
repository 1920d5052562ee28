import type { Miner } from '@/features/miners/api/miner'
import type { MinerBoard, MinerDetail, MinerFinding } from '@/features/miners/api/miner-detail'
import type { MinersSummary, Rack, Site } from '@/features/miners/api/site'
import type { HeatLimits } from '@/features/miners/parts/heat'
import { NOW } from './hosts'

const TERA = 1e12

/** As the server judges most makers' devices. */
export function heatLimits(change: Partial<HeatLimits> = {}): HeatLimits {
  return { chip_warning: 85, chip_critical: 95, board_warning: 75, board_critical: 80, ...change }
}

/** A miner that works; what is not named is not known. */
export function miner(change: Partial<Miner> = {}): Miner {
  return {
    id: 1, key: '02:11:22:33:44:55', site_id: 1, agent_id: 7, name: 'S19-1', ip_address: '10.0.0.12', port: null, mac: '02:11:22:33:44:55', serial: null, hostname: null, vendor: null,
    model: 'Antminer S19 Pro', algorithm: 'sha256d', heat_limits: heatLimits(), firmware_family: null, firmware_version: null, state: null, status: 'hashing', verdict: 'hashing', verdict_reasons: [], verdict_statements: [], issues: [], severity: null,
    hashrate: 108 * TERA, hashrate_expected: 110 * TERA, power_watts: null, efficiency_joules_per_terahash: null, temperature_board: null, temperature_chip: null, fans: [], pool_url: null, worker: null,
    rejected_ratio: null, uptime_seconds: null, container_id: null, rack_id: null, rack_row: null, rack_column: null, pool_id: null, tags: [], paused: false, supported_actions: null, first_seen: NOW - 86_400_000,
    last_seen: NOW - 20_000,
    ...change,
  }
}

/** The page of one, of which nothing more is known. */
export function minerDetail(change: Partial<MinerDetail> = {}): MinerDetail {
  return {
    ...miner(), at: null, as_of: NOW - 20_000, given_name: null, raw_model: null, api_version: null, control_board: null, transports: [], is_ambiguous: false, state_text: null,
    power_mode: null, power_source: null, power_limit_watts: null, expected_boards: null, expected_fans: null, discovered_at: null, missed_polls: null, readings: {}, boards: [], pools: [],
    fan_list: [], errors: [], evidence: [], quality: null, raw_replies: [], witnesses: [], findings: [],
    ...change,
  }
}

export function board(change: Partial<MinerBoard> = {}): MinerBoard {
  return {
    slot: 0, id: null, serial: null, state: null, chips: null, expected_chips: null, chip_map: null, hashrate: null, expected_hashrate: null, board_temperature_celsius: null,
    chip_temperature_celsius: null, inlet_temperature_celsius: null, outlet_temperature_celsius: null, frequency_megahertz: null, volts: null, power_watts: null, hw_errors_total: null,
    ...change,
  }
}

export function finding(change: Partial<MinerFinding> = {}): MinerFinding {
  return { type: 'offline', severity: 'critical', since: NOW, sentence: 'It is silent.', phrase: null, evidence: null, clauses: [], scope: 'miner', ...change }
}

/** Of miners of SHA-256, where no algorithm is named. */
function summary(change: Partial<MinersSummary> = {}): MinersSummary {
  const { hashrate = null, hashrate_expected = null, hashrate_miners = 0 } = change
  return {
    algorithms: hashrate === null && hashrate_expected === null ? [] : [{ algorithm: 'sha256d', hashrate, hashrate_expected, hashrate_miners }],
    total_miners: 2, hashing: 1, needs_attention: 1, sleeping: 0, offline: 0, unknown_devices: 0, hashrate: null, hashrate_expected: null, hashrate_miners: 0, power_watts: null, power_miners: 0,
    efficiency_joules_per_terahash: null, rejected_ratio: null, temperature_max: null, findings: { critical: 0, warning: 0, information: 0 },
    ...change,
  }
}

export function site({ summary: figures, ...change }: Partial<Omit<Site, 'summary'>> & { summary?: Partial<MinersSummary> } = {}): Site {
  return {
    id: 1, name: 'north', description: null, location: null, time_zone: 'Europe/Oslo', created_at: NOW, agents: [{ id: 7, name: 'north-agent', status: 'online', last_seen: NOW }],
    summary: summary(figures),
    ...change,
  }
}

export function rack(change: Partial<Rack> = {}): Rack {
  return { id: 3, name: 'R01', site_id: 1, container_id: null, rows: 2, columns: 3, summary: summary(), ...change }
}
