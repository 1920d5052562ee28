import { useCallback, useMemo } from 'react'
import { useNavigate, useSearchParams } from 'react-router'
import { readRewind, writeRewind, type Rewind } from './rewind'
import { serverNow } from './server-clock'

export interface RewindState extends Rewind {
  rewind: (atMs: number) => void
  backToLive: () => void
  setShowDifference: (show: boolean) => void
}

/** The moment shown lives in the address; the step from live to the past is one that "back" undoes. */
export function useRewind(): RewindState {
  const [params] = useSearchParams()
  const navigate = useNavigate()
  const search = params.toString()
  const shown = useMemo(() => readRewind(new URLSearchParams(search), serverNow()), [search])

  const go = useCallback(
    (next: Rewind) => {
      const query = writeRewind(new URLSearchParams(search), next).toString()
      void navigate({ search: query }, { replace: shown.atMs !== null })
    },
    [navigate, search, shown.atMs],
  )
  const rewind = useCallback((atMs: number) => go({ ...shown, atMs: atMs >= serverNow() ? null : atMs }), [go, shown])
  const backToLive = useCallback(() => go({ atMs: null, showDifference: false }), [go])
  const setShowDifference = useCallback((showDifference: boolean) => go({ ...shown, showDifference }), [go, shown])
  return { ...shown, rewind, backToLive, setShowDifference }
}
