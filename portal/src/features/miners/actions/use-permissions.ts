import { useQueries, type UseQueryResult } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { components } from '@/shared/api/schema'
import { useIsAdmin } from '@/shared/session/use-session'
import { siteActionsQuery } from './api/get-site-actions'
import type { Permissions } from './refusal'

type SiteActions = components['schemas']['SiteActionsView']

/** What the files of these sites allow, as far as it is told. */
export function usePermissions(siteIds: readonly number[]): Permissions {
  const mayAct = useIsAdmin()
  const told = useQueries({ queries: siteIds.map(siteActionsQuery), combine: together })
  return useMemo(() => ({ mayAct, ...told }), [mayAct, told])
}

function together(results: UseQueryResult<SiteActions>[]): Omit<Permissions, 'mayAct'> {
  return {
    state: results.some(({ data, isError }) => !data && isError) ? 'notTold' : results.some(({ data }) => !data) ? 'asking' : 'told',
    agents: results.flatMap(({ data }) => data?.agents ?? []),
  }
}
