import { useVirtualizer } from '@tanstack/react-virtual'
import { ArrowDown, ArrowUp } from 'lucide-react'
import { useRef, useState, type MouseEvent } from 'react'
import { useMedia } from '@/shared/ui/use-media'
import { CHOICE_WIDTH, ChoiceCell, ChoiceHeader } from './ChoiceCells'
import styles from './DataTable.module.css'
import { holdOrder, rowsBetween, type Column, type RowChoice, type TableView } from './table-model'

const ROW_HEIGHT = 32
/** What the first column has at least where the screen is narrow. */
const NARROW_FIRST = 150
/** A short table is as tall as its rows; drawing them all is cheaper than measuring. */
const VIRTUAL_ABOVE = 100

interface DataTableProps<Row> {
  /** What the table holds, for those who cannot see it. */
  caption: string
  testId: string
  columns: readonly Column<Row>[]
  /** In order already. */
  rows: readonly Row[]
  keyOf: (row: Row) => string
  view?: Pick<TableView, 'sort' | 'descending'>
  onSort?: (change: Pick<TableView, 'sort' | 'descending'>) => void
  onOpen?: (row: Row) => void
  /** How a row differs from now. */
  markOf?: (row: Row) => string | undefined
  /** With it every row has a box to tick. */
  choice?: RowChoice<Row> | undefined
}

/** Rows by the thousand; the order stands still while the pointer is over them. */
export function DataTable<Row>({ caption, testId, columns, rows, keyOf, view, onSort, onOpen, markOf, choice }: DataTableProps<Row>) {
  const wide = useMedia('(width >= 1024px)')
  const shownColumns = wide ? columns : columns.filter(({ narrow }, index) => narrow || index === 0)
  const widthOf = ({ width, narrowWidth }: Column<Row>, index: number) => (wide ? width : index === 0 ? NARROW_FIRST : (narrowWidth ?? width))
  const scroller = useRef<HTMLDivElement>(null)
  const { ordered, hold, release } = useHeldOrder(rows, keyOf, view)
  const virtual = useVirtualizer({
    count: ordered.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 12,
    initialRect: { width: 1200, height: 600 },
  })
  const few = ordered.length <= VIRTUAL_ABOVE
  const items = virtual.getVirtualItems()
  const shown = few ? ordered.map((_, index) => index) : items.map(({ index }) => index)
  const above = few ? 0 : (items[0]?.start ?? 0)
  const below = few ? 0 : virtual.getTotalSize() - (items.at(-1)?.end ?? 0)
  const lastTicked = useRef<string | null>(null)
  const tick = (row: Row, chosen: boolean, through: boolean) => {
    choice?.onChoose(rowsBetween(ordered, through ? lastTicked.current : null, keyOf(row), keyOf), chosen)
    lastTicked.current = keyOf(row)
  }
  const openFrom = (row: Row) => (event: MouseEvent) => {
    // A link, a button or a box inside the row has its own meaning, and so has marking text.
    if ((event.target as Element).closest('a, button, label') || window.getSelection()?.toString()) return
    onOpen?.(row)
  }

  return (
    <div ref={scroller} className={styles.scroller} tabIndex={0} role="region" aria-label={caption}>
      <table className={styles.table} style={{ minWidth: shownColumns.reduce((sum, column, index) => sum + widthOf(column, index), choice ? CHOICE_WIDTH : 0) }} data-testid={testId} aria-rowcount={ordered.length + 1}>
        <caption className="visually-hidden">{caption}</caption>
        <colgroup>
          {choice && <col style={{ width: CHOICE_WIDTH }} />}
          {shownColumns.map((column, index) => (
            <col key={column.id} style={index === 0 ? undefined : { width: widthOf(column, index) }} />
          ))}
        </colgroup>
        <thead>
          <tr>
            {choice && <ChoiceHeader rows={ordered} choice={choice} />}
            {shownColumns.map((column) => (
              <Header key={column.id} column={column} view={view} onSort={onSort} />
            ))}
          </tr>
        </thead>
        <tbody onMouseEnter={hold} onMouseLeave={release}>
          {above > 0 && <tr aria-hidden style={{ height: above }} />}
          {shown.map((index) => {
            const row = ordered[index]!
            return (
              <tr
                key={keyOf(row)}
                className={onOpen ? styles.opens : undefined}
                aria-rowindex={index + 2}
                data-testid={`${testId}-row`}
                data-key={keyOf(row)}
                data-mark={markOf?.(row)}
                data-chosen={choice?.isChosen(row) || undefined}
                style={{ height: ROW_HEIGHT }}
                onClick={onOpen && openFrom(row)}
              >
                {choice && <ChoiceCell row={row} choice={choice} onTick={tick} />}
                {shownColumns.map((column) => (
                  <td key={column.id} data-column={column.id} className={column.end ? styles.end : undefined}>
                    {column.cell(row)}
                  </td>
                ))}
              </tr>
            )
          })}
          {below > 0 && <tr aria-hidden style={{ height: below }} />}
        </tbody>
      </table>
    </div>
  )
}

/** Under the pointer a row stays where it is, though its values change; another order asked for counts at once. */
function useHeldOrder<Row>(rows: readonly Row[], keyOf: (row: Row) => string, view: DataTableProps<Row>['view']) {
  const order = `${view?.sort} ${view?.descending}`
  const [held, setHeld] = useState<{ keys: string[]; order: string } | null>(null)
  const ordered = held?.order === order ? holdOrder(rows, held.keys, keyOf) : rows
  return { ordered, hold: () => setHeld({ keys: rows.map(keyOf), order }), release: () => setHeld(null) }
}

interface HeaderProps<Row> {
  column: Column<Row>
  view: DataTableProps<Row>['view']
  onSort: DataTableProps<Row>['onSort']
}

function Header<Row>({ column, view, onSort }: HeaderProps<Row>) {
  const end = column.end ? styles.end : undefined
  if (!column.sort || !view || !onSort) {
    return (
      <th scope="col" className={end}>
        <span>{column.header}</span>
      </th>
    )
  }
  const sorted = view.sort === column.id
  const Arrow = view.descending ? ArrowDown : ArrowUp
  return (
    <th scope="col" className={end} aria-sort={sorted ? (view.descending ? 'descending' : 'ascending') : 'none'}>
      <button type="button" onClick={() => onSort({ sort: column.id, descending: sorted ? !view.descending : !column.smallFirst })}>
        {column.header}
        {sorted && <Arrow size={12} aria-hidden />}
      </button>
    </th>
  )
}
