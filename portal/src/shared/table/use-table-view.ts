import { useCallback, useMemo } from 'react'
import { useSearchParams } from 'react-router'
import { readTableView, writeTableView, type TableView } from './table-model'

/** Search and order of a table; the address holds both. The usual view and the names of the columns must stay the same objects. */
export function useTableView(usual: TableView, columns: readonly string[]): [TableView, (change: Partial<TableView>) => void] {
  const [params, setParams] = useSearchParams()
  const view = useMemo(() => readTableView(params, usual, columns), [params, usual, columns])
  const change = useCallback(
    (part: Partial<TableView>) =>
      setParams((before) => writeTableView(before, { ...readTableView(before, usual, columns), ...part }, usual), { replace: true }),
    [setParams, usual, columns],
  )
  return [view, change]
}
