import type { components } from '@/shared/api/schema'
import type { SaidClause, StatementFacts } from '@/shared/statements/statement-text'
import type { Issue, Known, MinerWords, Severity, Verdict } from './miner'

type Schemas = components['schemas']

export type MinerBoard = Schemas['MinerBoard']
export type MinerPool = Schemas['MinerPool']
export type MinerFan = Schemas['MinerFan']
export type MinerError = Omit<Schemas['MinerError'], 'severity'> & { severity: Known<Severity> }

/** One of the three that say what a miner does: the device, its shares, its pool. */
export type Witness = Omit<Schemas['MinerWitness'], 'name' | 'says' | 'clauses'> & { name: 'device' | 'shares' | 'pool'; says: Known<Verdict>; clauses: SaidClause[] }

interface FindingWords {
  type: Issue
  severity: Severity
  scope: 'miner' | 'rack' | 'site'
  /** Figures by name; the server's document does not say which. */
  evidence: Known<StatementFacts>
  phrase: Known<string>
  clauses: SaidClause[]
}

export type MinerFinding = Omit<Schemas['MinerFinding'], keyof FindingWords> & FindingWords

interface DetailParts {
  errors: MinerError[]
  witnesses: Witness[]
  findings: MinerFinding[]
}

export type MinerDetail = Omit<Schemas['MinerDetail'], keyof MinerWords | keyof DetailParts> & MinerWords & DetailParts
