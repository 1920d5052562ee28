import type { Severity } from '../api/miner'
import type { MinerFinding } from '../api/miner-detail'

export interface Problem {
  type: string
  severity: Severity
  /** How many miners it concerns; a silent rack counts its miners. */
  count: number
}

const ORDER: readonly Severity[] = ['critical', 'warning', 'information']

/** The findings of a site by kind: the gravest first, then the most frequent. */
export function topProblems(findings: readonly MinerFinding[]): Problem[] {
  const byType = new Map<string, Problem>()
  for (const { type, severity, children } of findings) {
    const known = byType.get(type)
    const graver = !known || ORDER.indexOf(severity) < ORDER.indexOf(known.severity)
    byType.set(type, { type, severity: graver ? severity : known.severity, count: (known?.count ?? 0) + (children ?? 1) })
  }
  return [...byType.values()].sort((a, b) => ORDER.indexOf(a.severity) - ORDER.indexOf(b.severity) || b.count - a.count || a.type.localeCompare(b.type))
}
