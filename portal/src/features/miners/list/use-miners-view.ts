import { useCallback, useMemo } from 'react'
import { useSearchParams } from 'react-router'
import { readMinersView, writeMinersView, type MinersView } from './miners-view'

export function useMinersView(): [MinersView, (change: Partial<MinersView>) => void] {
  const [params, setParams] = useSearchParams()
  const view = useMemo(() => readMinersView(params), [params])
  const change = useCallback(
    (part: Partial<MinersView>) => setParams((before) => writeMinersView(before, { ...readMinersView(before), ...part }), { replace: true }),
    [setParams],
  )
  return [view, change]
}
