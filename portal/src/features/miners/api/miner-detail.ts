import type { components } from '@/shared/api/schema'
import type { Issue, Known, MinerWords, Severity, Verdict } from './miner'

type Schemas = components['schemas']

export type MinerBoard = Schemas['MinerBoard']
export type MinerPool = Schemas['MinerPool']
export type MinerFan = Schemas['MinerFan']
export type MinerError = Omit<Schemas['MinerError'], 'severity'> & { severity: Known<Severity> }

/** One of the three that say what a miner does: the device, its shares, its pool. */
export type Witness = Omit<Schemas['MinerWitness'], 'name' | 'says'> & { name: 'device' | 'shares' | 'pool'; says: Known<Verdict> }

interface FindingWords {
  type: Issue
  severity: Severity
  scope: 'miner' | 'rack' | 'site'
  /** Figures by name; the server's document does not say which. */
  evidence: Known<Readonly<Record<string, unknown>>>
}

export type MinerFinding = Omit<Schemas['MinerFinding'], keyof FindingWords> & FindingWords

interface DetailParts {
  errors: MinerError[]
  witnesses: Witness[]
  findings: MinerFinding[]
}

export type MinerDetail = Omit<Schemas['MinerDetail'], keyof MinerWords | keyof DetailParts> & MinerWords & DetailParts
