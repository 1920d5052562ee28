import { useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import type { Person } from '@/shared/api/types'
import { useLiveStore } from '@/shared/live/live-store'
import { useToasts } from '@/shared/ui/toast-store'
import { meQuery } from './api/get-me'
import { logout } from './api/logout'
import { setupQuery } from './api/get-setup'

/** The signed-in person; null for nobody, undefined while it is not known yet. */
export function usePerson(): Person | null | undefined {
  return useQuery(meQuery).data
}

export function useIsAdmin(): boolean {
  return usePerson()?.role === 'admin'
}

/** What to do with the reply of a login or of the first setup. */
export function useSignedIn(): (person: Person) => void {
  const queries = useQueryClient()
  return useCallback(
    ({ user_id, username, role }: Person) => {
      // The reply of a login has more in it, which is not kept.
      forgetEverything(queries)
      become(queries, { user_id, username, role })
    },
    [queries],
  )
}

export function useSignOut(): () => Promise<void> {
  const queries = useQueryClient()
  return useCallback(async () => {
    // Even when the server cannot be reached the page forgets the person.
    await logout().catch(() => undefined)
    become(queries, null)
    // The pages go first: what is taken from under an open page is asked for again, by nobody.
    window.setTimeout(() => forgetEverything(queries), 0)
  }, [queries])
}

function become(queries: QueryClient, person: Person | null): void {
  queries.setQueryData<{ needed: boolean }>(setupQuery.queryKey, { needed: false })
  queries.setQueryData<Person | null>(meQuery.queryKey, person)
}

/** Nothing that one person has loaded is left for the next. */
function forgetEverything(queries: QueryClient): void {
  const kept: readonly unknown[] = [meQuery.queryKey[0], setupQuery.queryKey[0]]
  queries.removeQueries({ predicate: ({ queryKey }) => !kept.includes(queryKey[0]) })
  useLiveStore.getState().forget()
  useToasts.getState().forget()
}
