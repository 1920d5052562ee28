import type { Site } from '../api/site'

/** How far a new site has come: nobody watches it yet, somebody does, miners are there. */
type SiteStep = 'waiting' | 'scanning' | 'found'

export interface SiteProgress {
  step: SiteStep
  agent: string | null
  miners: number
  unknown: number
}

export function progressOf(site: Pick<Site, 'agents' | 'summary'> | null | undefined): SiteProgress {
  const agent = site?.agents.find(({ status }) => status === 'online') ?? null
  const unknown = site?.summary.unknown_devices ?? 0
  const miners = Math.max(0, (site?.summary.total_miners ?? 0) - unknown)
  const step = !agent ? 'waiting' : miners + unknown > 0 ? 'found' : 'scanning'
  return { step, agent: agent?.name ?? null, miners, unknown }
}
