import type { ViewsOfPage } from '@/shared/views/view-query'
import type { MinerFilter } from '../api/list-miners'

/** What the address may filter by, each several values. */
const filterNames = ['status', 'issue', 'verdict', 'model', 'firmware', 'pool', 'tag'] as const
export type FilterName = (typeof filterNames)[number]

/** What of the address a saved view is made of; the page of one site has no choice of sites. */
export const minersViews: ViewsOfPage = { page: 'miners', names: [...filterNames, 'q', 'site', 'rack', 'sort', 'hide'] }
export const siteMinersViews: ViewsOfPage = { page: 'miners', names: minersViews.names.filter((name) => name !== 'site') }

/** The columns of the list; the server orders by most of them. */
export const minerColumns = [
  'name', 'worker', 'model', 'status', 'issues', 'verdict', 'hashrate', 'efficiency_joules_per_terahash', 'power_watts', 'temperature_chip', 'fans', 'rejected_ratio', 'firmware_version', 'pool_url',
  'uptime_seconds', 'ip_address', 'mac', 'site_id', 'rack_id', 'tags', 'last_seen',
] as const
export type MinerColumn = (typeof minerColumns)[number]
/** Worst first is no column, but the order that the list begins with. */
export type MinerSort = MinerColumn | 'severity'

export interface MinersView extends Record<FilterName, readonly string[]> {
  search: string
  site: number | null
  rack: number | null
  sort: MinerSort
  descending: boolean
  hidden: readonly MinerColumn[]
}

export const usualView: MinersView = {
  search: '', status: [], issue: [], verdict: [], model: [], firmware: [], pool: [], tag: [], site: null, rack: null, sort: 'severity', descending: true, hidden: [],
}

/** The name and the state say what a row is about. */
export const optionalColumns = minerColumns.filter((id) => id !== 'name' && id !== 'status')

export function readMinersView(params: URLSearchParams): MinersView {
  const [sort = '', direction] = (params.get('sort') ?? '').split('.')
  const known = minerColumns.find((id) => id === sort)
  const hidden = listIn(params, 'hide')
  return {
    ...(Object.fromEntries(filterNames.map((name) => [name, listIn(params, name)])) as Record<FilterName, string[]>),
    search: params.get('q') ?? '',
    site: numberIn(params, 'site'),
    rack: numberIn(params, 'rack'),
    sort: known ?? usualView.sort,
    descending: known ? direction !== 'asc' : usualView.descending,
    hidden: optionalColumns.filter((id) => hidden.includes(id)),
  }
}

export function writeMinersView(params: URLSearchParams, view: MinersView): URLSearchParams {
  const next = new URLSearchParams(params)
  const put = (name: string, value: string | null) => (value ? next.set(name, value) : next.delete(name))
  for (const name of filterNames) put(name, view[name].join(','))
  put('q', view.search)
  put('site', view.site === null ? null : String(view.site))
  put('rack', view.rack === null ? null : String(view.rack))
  put('sort', view.sort === usualView.sort ? null : `${view.sort}.${view.descending ? 'desc' : 'asc'}`)
  put('hide', view.hidden.join(','))
  return next
}

/** What the server is asked; a page of one site asks for that site only. */
export function filterOf(view: MinersView, siteId: number | null, limit?: number): MinerFilter {
  return {
    ...Object.fromEntries(filterNames.map((name) => [name, view[name].join(',') || null])),
    search: view.search.trim() || null,
    site: siteId ?? view.site,
    rack: view.rack,
    sort: `${view.descending ? '-' : ''}${view.sort}`,
    ...(limit === undefined ? {} : { limit }),
  }
}

export function isFiltered(view: MinersView): boolean {
  return view.search.trim() !== '' || view.site !== null || view.rack !== null || filterNames.some((name) => view[name].length > 0)
}

/** A value that was chosen is taken away, another is added. */
export function toggled(values: readonly string[], value: string): string[] {
  return values.includes(value) ? values.filter((other) => other !== value) : [...values, value]
}

function listIn(params: URLSearchParams, name: string): string[] {
  return [...new Set((params.get(name) ?? '').split(',').filter(Boolean))]
}

function numberIn(params: URLSearchParams, name: string): number | null {
  const text = params.get(name) ?? ''
  return /^\d{1,9}$/.test(text) ? Number(text) : null
}
