import type { EntityKind } from '@/shared/states/entities'

export const searchedKinds = ['process', 'service', 'container', 'package', 'llm', 'gpu', 'disk', 'network_interface'] as const satisfies readonly EntityKind[]
export type SearchedKind = (typeof searchedKinds)[number]

/** What is looked for, and when; the address holds it. */
export interface WhereView {
  words: string
  kind: SearchedKind | null
  atMs: number | null
}

export function readWhere(params: URLSearchParams): WhereView {
  const at = params.get('at') ?? ''
  return {
    words: params.get('q') ?? '',
    kind: searchedKinds.find((kind) => kind === params.get('kind')) ?? null,
    atMs: /^\d{12,14}$/.test(at) ? Number(at) : null,
  }
}

export function writeWhere({ words, kind, atMs }: WhereView): URLSearchParams {
  const params = new URLSearchParams()
  if (words) params.set('q', words)
  if (kind) params.set('kind', kind)
  if (atMs !== null) params.set('at', String(atMs))
  return params
}

const TABS: Partial<Record<EntityKind, string>> = {
  process: 'processes', service: 'services', container: 'containers', llm: 'gpu', gpu: 'gpu', disk: 'disks', network_interface: 'network', package: 'inventory',
}

/** The host at that moment, with the thing that was found open. */
export function linkToMatch(match: { host_id: number; kind: EntityKind; entity: { key: string } }, atMs: number | null): { pathname: string; search: string } {
  const params = new URLSearchParams()
  if (atMs !== null) {
    params.set('at', String(atMs))
    // Half an hour around the moment, so that the charts show it too.
    params.set('from', String(atMs - 1_800_000))
    params.set('to', String(atMs + 1_800_000))
  }
  params.set('row', match.entity.key)
  const tab = TABS[match.kind]
  return { pathname: `/hosts/${match.host_id}${tab ? `/${tab}` : ''}`, search: params.toString() }
}
