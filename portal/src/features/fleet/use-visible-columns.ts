import { useMemo } from 'react'
import { useSearchParams } from 'react-router'
import { sortKeys, type SortKey } from './fleet-view'

/** The address names the columns that are hidden; status and name always stay. */
export const optionalColumns = sortKeys.filter((key) => key !== 'status' && key !== 'name')

export function useVisibleColumns() {
  const [params, setParams] = useSearchParams()
  const hidden = params.get('hide') ?? ''
  const visibility = useMemo(
    () => Object.fromEntries(hidden.split(',').filter(Boolean).map((key) => [key, false])) as Partial<Record<SortKey, boolean>>,
    [hidden],
  )
  const setVisible = (key: SortKey, visible: boolean) =>
    setParams(
      (before) => {
        const next = new URLSearchParams(before)
        const keys = optionalColumns.filter((column) => (column === key ? !visible : visibility[column] === false))
        if (keys.length > 0) next.set('hide', keys.join(','))
        else next.delete('hide')
        return next
      },
      { replace: true },
    )
  return { visibility, setVisible }
}
