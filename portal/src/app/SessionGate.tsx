import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { Navigate, Outlet, useLocation } from 'react-router'
import { onUnauthorized } from '@/shared/api/client'
import type { Person } from '@/shared/api/types'
import { meQuery } from '@/shared/session/api/get-me'
import { setupQuery } from '@/shared/session/api/get-setup'
import { LoadProblem } from '@/shared/ui/LoadProblem'
import styles from './SessionGate.module.css'

/** Lets only a signed-in person through; a new server leads to its setup first. */
export function SessionGate() {
  const location = useLocation()
  const setup = useQuery(setupQuery)
  useForgetPersonWhenUnauthorized()
  const me = useQuery({ ...meQuery, enabled: setup.data?.needed === false })

  if (setup.data?.needed) return <Navigate to="/setup" replace />
  if (me.data === null) {
    const back = location.pathname + location.search
    return <Navigate to={`/login?return=${encodeURIComponent(back)}`} replace />
  }
  if (me.data) return <Outlet />
  const error = setup.error ?? me.error
  return (
    <div className={styles.waiting}>
      {error && <LoadProblem error={error} onRetry={() => void (setup.error ? setup.refetch() : me.refetch())} />}
    </div>
  )
}

/** A session can end at any call; the gate then leads to the login page. */
function useForgetPersonWhenUnauthorized(): void {
  const queries = useQueryClient()
  useEffect(() => onUnauthorized(() => queries.setQueryData<Person | null>(meQuery.queryKey, null)), [queries])
}
