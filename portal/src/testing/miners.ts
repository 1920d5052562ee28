import type { Miner } from '@/features/miners/api/miner'
import type { MinersSummary, Rack, Site } from '@/features/miners/api/site'
import { NOW } from './hosts'

const TERA = 1e12

/** A miner that works; what is not named is not known. */
export function miner(change: Partial<Miner> = {}): Miner {
  return {
    id: 1,
    key: '02:11:22:33:44:55',
    site_id: 1,
    agent_id: 7,
    name: 'S19-1',
    ip_address: '10.0.0.12',
    mac: '02:11:22:33:44:55',
    model: 'Antminer S19 Pro',
    status: 'hashing',
    verdict: 'hashing',
    hashrate: 108 * TERA,
    hashrate_expected: 110 * TERA,
    last_seen: NOW - 20_000,
    ...change,
  }
}

function summary(change: Partial<MinersSummary> = {}): MinersSummary {
  return { total_miners: 2, hashing: 1, needs_attention: 1, sleeping: 0, offline: 0, unknown_devices: 0, ...change }
}

export function site({ summary: figures, ...change }: Partial<Omit<Site, 'summary'>> & { summary?: Partial<MinersSummary> } = {}): Site {
  return { id: 1, name: 'north', time_zone: 'Europe/Oslo', agents: [{ id: 7, name: 'north-agent', status: 'online' }], summary: summary(figures), ...change }
}

export function rack(change: Partial<Rack> = {}): Rack {
  return { id: 3, name: 'R01', site_id: 1, container_id: null, rows: 2, columns: 3, ...change }
}
