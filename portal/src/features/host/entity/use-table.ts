import { useMemo } from 'react'
import { compareRows, matchesWords, type Column, type TableView } from '@/shared/table/table-model'
import { useParam } from '@/shared/table/use-param'
import type { Marked } from '../state/marks'

export const markedKey = ({ entity }: Marked<{ key: string }>) => entity.key
export const markOf = ({ mark }: Marked<{ key: string }>) => mark?.change

interface TableRequest<Row> {
  rows: readonly Row[]
  columns: readonly Column<Row>[]
  view: TableView
  textsOf: (row: Row) => readonly unknown[]
}

/** Rows that match the search, in the order asked for. */
export function useSortedRows<Row extends Marked<{ key: string }>>({ rows, columns, view, textsOf }: TableRequest<Row>): Row[] {
  return useMemo(() => {
    const column = columns.find(({ id }) => id === view.sort)
    return rows.filter((row) => matchesWords(view.search, textsOf(row))).sort(compareRows(column, view.descending, markedKey))
  }, [rows, columns, view, textsOf])
}

/** The row whose sheet is open; the address names it. */
export function useOpenRow<Row extends Marked<{ key: string }>>(rows: readonly Row[]) {
  const [key, setKey] = useParam('row')
  const row = key === null ? undefined : rows.find(({ entity }) => entity.key === key)
  return { row, open: (next: Row) => setKey(next.entity.key), close: () => setKey(null) }
}
