import type { ReactNode } from 'react'

type SortValue = number | string | null | undefined

export interface Column<Row> {
  id: string
  header: string
  /** In px; the first column also takes what is left. */
  width: number
  /** Where the screen is narrow and less of the cell is shown. */
  narrowWidth?: number
  /** Numbers stand on the right. */
  end?: boolean
  /** What the order is by; a column without it cannot be sorted. */
  sort?: (row: Row) => SortValue
  /** The first click goes from small to large, as for names. */
  smallFirst?: boolean
  /** Also shown where the screen is narrow. */
  narrow?: boolean
  cell: (row: Row) => ReactNode
}

/** Rows that can be ticked. */
export interface RowChoice<Row> {
  isChosen: (row: Row) => boolean
  /** One row, a range of them or all that are shown. */
  onChoose: (rows: readonly Row[], chosen: boolean) => void
  /** What ticking does, for those who cannot see the row. */
  labelOf: (row: Row) => string
  labelOfAll: string
}

export interface TableView {
  search: string
  sort: string
  descending: boolean
}

export function readTableView(params: URLSearchParams, usual: TableView, columns: readonly string[]): TableView {
  const text = params.get('sort') ?? ''
  const split = text.lastIndexOf('.')
  const known = columns.find((id) => id === text.slice(0, split))
  return {
    search: params.get('q') ?? '',
    sort: known ?? usual.sort,
    descending: known ? text.slice(split + 1) !== 'asc' : usual.descending,
  }
}

export function writeTableView(params: URLSearchParams, view: TableView, usual: TableView): URLSearchParams {
  const next = new URLSearchParams(params)
  if (view.search) next.set('q', view.search)
  else next.delete('q')
  if (view.sort === usual.sort && view.descending === usual.descending) next.delete('sort')
  else next.set('sort', `${view.sort}.${view.descending ? 'desc' : 'asc'}`)
  return next
}

const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' })

/** What is not known stands last in both directions; equal rows keep the order of their keys. */
export function compareRows<Row>(column: Column<Row> | undefined, descending: boolean, keyOf: (row: Row) => string) {
  const sign = descending ? -1 : 1
  const value = column?.sort
  return (a: Row, b: Row): number => {
    const [left, right] = value ? [value(a), value(b)] : [null, null]
    const byValue = left == null || right == null ? (left == null ? 1 : 0) - (right == null ? 1 : 0) : sign * compareValues(left, right)
    return byValue || collator.compare(keyOf(a), keyOf(b))
  }
}

function compareValues(a: number | string, b: number | string): number {
  return typeof a === 'number' && typeof b === 'number' ? a - b : collator.compare(String(a), String(b))
}

/** Every word of the search must be in one of the texts. */
export function matchesWords(search: string, texts: readonly unknown[]): boolean {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean)
  if (words.length === 0) return true
  const text = texts.flat().filter((part) => part != null).join(' ').toLowerCase()
  return words.every((word) => text.includes(word))
}

/** The rows from one to another, both with them, whichever stands first; the last alone where the first is not there. */
export function rowsBetween<Row>(rows: readonly Row[], fromKey: string | null, toKey: string, keyOf: (row: Row) => string): Row[] {
  const to = rows.findIndex((row) => keyOf(row) === toKey)
  const from = fromKey === null ? -1 : rows.findIndex((row) => keyOf(row) === fromKey)
  return from < 0 ? rows.slice(to, to + 1) : rows.slice(Math.min(from, to), Math.max(from, to) + 1)
}

/** Rows in the order of before; those that are new stand at the end in their own order. */
export function holdOrder<Row>(rows: readonly Row[], before: readonly string[], keyOf: (row: Row) => string): Row[] {
  const place = new Map(before.map((key, index) => [key, index]))
  return rows
    .map((row, index) => ({ row, place: place.get(keyOf(row)) ?? before.length + index }))
    .sort((a, b) => a.place - b.place)
    .map(({ row }) => row)
}
