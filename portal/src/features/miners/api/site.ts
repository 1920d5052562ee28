import type { components } from '@/shared/api/schema'

type Schemas = components['schemas']

/** Sums over the miners of a site, a container or a rack that tell. */
export type MinersSummary = Schemas['MinersSummary']
/** What the miners of one algorithm come to; null = of those whose algorithm nobody knows. */
export type AlgorithmTotal = Schemas['AlgorithmTotal']
export type Site = Schemas['Site']
export type Container = Schemas['Container']
export type Rack = Schemas['Rack']

/** A range of addresses that an agent looks through, and how the last look went. */
export type ScanRange = Schemas['ScanRange']
