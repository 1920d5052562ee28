import { useQuery } from '@tanstack/react-query'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { poolsQuery, type IntendedPool } from '../api/list-pools'

/** Those that every one of the sites may use. */
export function poolsOfSites(pools: readonly IntendedPool[], sites: readonly number[]): IntendedPool[] {
  return pools.filter(({ site_id }) => site_id == null || sites.every((site) => site === site_id))
}

/** What a miner is meant for while nobody chose a pool for it. */
export function usualPoolsText(t: TFunction<'minerEdits'>, pools: readonly IntendedPool[], sites: readonly number[]): string {
  const names = poolsOfSites(pools, sites).map(({ name }) => name)
  return names.length === 0 ? t('pool.any') : t('pool.usual', { names: names.join(', ') })
}

/** The choices of a field for a pool; '' = those of the site. A chosen one that was left from another site stays visible. */
export function usePoolOptions(sites: readonly number[], chosen: number | null) {
  const { t } = useTranslation('minerEdits')
  const { data: pools = [] } = useQuery(poolsQuery)
  const fitting = poolsOfSites(pools, sites)
  const shown = fitting.some(({ id }) => id === chosen) ? fitting : pools.filter((pool) => pool.id === chosen || fitting.includes(pool))
  const options = [{ value: '', label: usualPoolsText(t, pools, sites) }, ...shown.map(({ id, name, url }) => ({ value: String(id), label: t('pool.option', { name, url }) }))]
  return { options, nameOf: (id: number | null) => pools.find((pool) => pool.id === id)?.name ?? '' }
}
