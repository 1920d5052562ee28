import type { MinersSummary, Site } from '../api/site'

const COUNTS = ['total_miners', 'hashing', 'needs_attention', 'sleeping', 'offline', 'unknown_devices', 'hashrate_miners', 'power_miners'] as const
const SUMS = ['hashrate', 'hashrate_expected', 'power_watts'] as const
const SEVERITIES = ['critical', 'warning', 'information'] as const

/** Several sites as one. A sum is over those that tell; where none does, it is not known. */
export function sumOfSites(sites: readonly Site[]): MinersSummary {
  const summaries = sites.map(({ summary }) => summary)
  const counts = Object.fromEntries(COUNTS.map((name) => [name, summaries.reduce((sum, summary) => sum + summary[name], 0)])) as Record<(typeof COUNTS)[number], number>
  const sums = Object.fromEntries(SUMS.map((name) => [name, sumOfKnown(summaries.map((summary) => summary[name]))])) as Record<(typeof SUMS)[number], number | null>
  const findings = Object.fromEntries(SEVERITIES.map((name) => [name, summaries.reduce((sum, summary) => sum + summary.findings[name], 0)])) as MinersSummary['findings']
  return {
    ...counts,
    ...sums,
    findings,
    efficiency_joules_per_terahash: weighted(summaries, 'efficiency_joules_per_terahash'),
    rejected_ratio: weighted(summaries, 'rejected_ratio'),
    temperature_max: summaries.reduce<number | null>((hottest, { temperature_max: value }) => (value == null ? hottest : Math.max(value, hottest ?? value)), null),
  }
}

function sumOfKnown(values: readonly (number | null | undefined)[]): number | null {
  const known = values.filter((value): value is number => value != null)
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0)
}

/** A figure per unit of work counts by how much a site works. */
function weighted(summaries: readonly MinersSummary[], name: 'efficiency_joules_per_terahash' | 'rejected_ratio'): number | null {
  let sum = 0
  let weights = 0
  for (const summary of summaries) {
    const value = summary[name]
    const weight = summary.hashrate
    if (value == null || weight == null || weight <= 0) continue
    sum += value * weight
    weights += weight
  }
  return weights > 0 ? sum / weights : null
}
