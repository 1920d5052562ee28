import type { AlgorithmTotal, MinersSummary, Site } from '../api/site'

const COUNTS = ['total_miners', 'hashing', 'needs_attention', 'sleeping', 'offline', 'unknown_devices', 'hashrate_miners', 'power_miners'] as const
const SEVERITIES = ['critical', 'warning', 'information'] as const

/** Several sites as one. A sum is over those that tell; where none does, it is not known. */
export function sumOfSites(sites: readonly Site[]): MinersSummary {
  const summaries = sites.map(({ summary }) => summary)
  const counts = Object.fromEntries(COUNTS.map((name) => [name, summaries.reduce((sum, summary) => sum + summary[name], 0)])) as Record<(typeof COUNTS)[number], number>
  const algorithms = byAlgorithm(summaries.flatMap((summary) => summary.algorithms))
  const only = algorithms.length === 1 ? algorithms[0]! : null
  const findings = Object.fromEntries(SEVERITIES.map((name) => [name, summaries.reduce((sum, summary) => sum + summary.findings[name], 0)])) as MinersSummary['findings']
  return {
    ...counts,
    algorithms,
    hashrate: only?.hashrate ?? null,
    hashrate_expected: only?.hashrate_expected ?? null,
    power_watts: sumOfKnown(summaries.map(({ power_watts }) => power_watts)),
    findings,
    efficiency_joules_per_terahash: weighted(summaries, 'efficiency_joules_per_terahash', rateOfSha256),
    rejected_ratio: weighted(summaries, 'rejected_ratio', only ? ({ hashrate }) => hashrate : ({ hashrate_miners }) => hashrate_miners),
    temperature_max: summaries.reduce<number | null>((hottest, { temperature_max: value }) => (value == null ? hottest : Math.max(value, hottest ?? value)), null),
  }
}

function sumOfKnown(values: readonly (number | null | undefined)[]): number | null {
  const known = values.filter((value): value is number => value != null)
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0)
}

/** A figure per unit of work counts by how much a site works; where rates of several algorithms cannot be compared, by how many work. */
function weighted(summaries: readonly MinersSummary[], name: 'efficiency_joules_per_terahash' | 'rejected_ratio', weightOf: (summary: MinersSummary) => number | null): number | null {
  let sum = 0
  let weights = 0
  for (const summary of summaries) {
    const value = summary[name]
    const weight = weightOf(summary)
    if (value === null || weight === null || weight <= 0) continue
    sum += value * weight
    weights += weight
  }
  return weights > 0 ? sum / weights : null
}

/** Joules a terahash are told of these only. */
function rateOfSha256({ algorithms }: MinersSummary): number | null {
  return algorithms.find(({ algorithm }) => algorithm === 'sha256d')?.hashrate ?? null
}

/** Most miners first, and those of which nobody knows what they compute last. */
function byAlgorithm(totals: readonly AlgorithmTotal[]): AlgorithmTotal[] {
  const sums = [...new Set(totals.map(({ algorithm }) => algorithm))].map((algorithm) => {
    const own = totals.filter((total) => total.algorithm === algorithm)
    return {
      algorithm,
      hashrate: sumOfKnown(own.map(({ hashrate }) => hashrate)),
      hashrate_expected: sumOfKnown(own.map(({ hashrate_expected }) => hashrate_expected)),
      hashrate_miners: own.reduce((sum, { hashrate_miners }) => sum + hashrate_miners, 0),
    }
  })
  return sums.sort((a, b) => Number(a.algorithm === null) - Number(b.algorithm === null) || b.hashrate_miners - a.hashrate_miners || (a.algorithm ?? '').localeCompare(b.algorithm ?? ''))
}
