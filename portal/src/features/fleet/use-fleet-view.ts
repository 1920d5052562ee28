import { useCallback, useMemo } from 'react'
import { useSearchParams } from 'react-router'
import { readView, writeView, type FleetView } from './fleet-view'

export function useFleetView(): [FleetView, (change: Partial<FleetView>) => void] {
  const [params, setParams] = useSearchParams()
  const view = useMemo(() => readView(params), [params])
  const change = useCallback(
    (part: Partial<FleetView>) => setParams((before) => writeView(before, { ...readView(before), ...part }), { replace: true }),
    [setParams],
  )
  return [view, change]
}
