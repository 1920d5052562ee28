import type { EntityKind, HostState } from '@/shared/states/entities'

/** In the order of the number keys. */
export const hostTabs = ['overview', 'processes', 'services', 'containers', 'gpu', 'disks', 'network', 'inventory', 'timeline'] as const
export type HostTab = (typeof hostTabs)[number]

/** What a tab is made of; tabs that are not named always have something to say. */
const KINDS: Partial<Record<HostTab, readonly EntityKind[]>> = {
  processes: ['process'],
  services: ['service'],
  containers: ['container'],
  gpu: ['gpu', 'gpu_process', 'llm'],
  disks: ['disk', 'filesystem'],
  network: ['network_interface'],
}

export function readTab(segment: string | undefined): HostTab | null {
  if (segment === undefined) return 'overview'
  return hostTabs.find((tab) => tab === segment) ?? null
}

export function tabPath(hostId: number, tab: HostTab): string {
  return tab === 'overview' ? `/hosts/${hostId}` : `/hosts/${hostId}/${tab}`
}

/** False only where the state is known and has nothing for the tab. */
export function tabHasData(tab: HostTab, state: HostState | null): boolean {
  const kinds = KINDS[tab]
  return !kinds || state === null || kinds.some((kind) => (state.entities[kind]?.length ?? 0) > 0)
}
