import { flexRender, getCoreRowModel, useReactTable, type VisibilityState } from '@tanstack/react-table'
import { useVirtualizer } from '@tanstack/react-virtual'
import { ArrowDown, ArrowUp } from 'lucide-react'
import { useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '@/shared/units/use-format'
import { columnWidths, fleetColumns } from './columns'
import styles from './FleetTable.module.css'
import type { FleetRow, FleetView, SortKey } from './fleet-view'
import { HostMenu } from './HostMenu'

const ROW_HEIGHT = 36
const MENU_WIDTH = 40

interface FleetTableProps {
  rows: FleetRow[]
  view: FleetView
  onSort: (change: Pick<FleetView, 'sort' | 'descending'>) => void
  visibility: VisibilityState
  nowMs: number
  keptSearch: string
}

export function FleetTable({ rows, view, onSort, visibility, nowMs, keptSearch }: FleetTableProps) {
  const { t } = useTranslation('fleet')
  const format = useFormat()
  const columns = useMemo(() => fleetColumns({ t, format, nowMs, keptSearch }), [t, format, nowMs, keptSearch])
  const table = useReactTable({
    data: rows,
    columns,
    state: { columnVisibility: visibility },
    getCoreRowModel: getCoreRowModel(),
    getRowId: (row) => String(row.host.id),
  })
  const scroller = useRef<HTMLDivElement>(null)
  const tableRows = table.getRowModel().rows
  const virtual = useVirtualizer({
    count: tableRows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 12,
    initialRect: { width: 1200, height: 600 },
  })
  const shown = virtual.getVirtualItems()
  const above = shown[0]?.start ?? 0
  const below = virtual.getTotalSize() - (shown.at(-1)?.end ?? 0)
  const visible = table.getVisibleLeafColumns()
  const width = visible.reduce((sum, { id }) => sum + columnWidths[id as SortKey], MENU_WIDTH)

  return (
    <div ref={scroller} className={styles.scroller}>
      <table className={styles.table} style={{ minWidth: width }} data-testid="fleet-table" aria-rowcount={rows.length + 1}>
        <caption className="visually-hidden">{t('title')}</caption>
        <colgroup>
          {visible.map(({ id }) => (
            <col key={id} style={id === 'name' ? undefined : { width: columnWidths[id as SortKey] }} />
          ))}
          <col style={{ width: MENU_WIDTH }} />
        </colgroup>
        <thead>
          <tr>
            {table.getFlatHeaders().map((header) => (
              <SortHeader key={header.id} id={header.id as SortKey} label={String(header.column.columnDef.header)} view={view} onSort={onSort} />
            ))}
            <th>
              <span className="visually-hidden">{t('menu.open')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {above > 0 && <tr aria-hidden style={{ height: above }} />}
          {shown.map(({ index }) => {
            const row = tableRows[index]!
            const { host, health } = row.original
            const old = health === 'stale' || health === 'offline'
            return (
              <tr key={row.id} className={old ? styles.old : undefined} aria-rowindex={index + 2} data-testid="fleet-row" data-host-id={host.id} style={{ height: ROW_HEIGHT }}>
                {row.getVisibleCells().map((cell) => (
                  <td key={cell.id} data-column={cell.column.id}>
                    {flexRender(cell.column.columnDef.cell, cell.getContext())}
                  </td>
                ))}
                <td>
                  <HostMenu host={host} />
                </td>
              </tr>
            )
          })}
          {below > 0 && <tr aria-hidden style={{ height: below }} />}
        </tbody>
      </table>
    </div>
  )
}

interface SortHeaderProps {
  id: SortKey
  label: string
  view: FleetView
  onSort: FleetTableProps['onSort']
}

function SortHeader({ id, label, view, onSort }: SortHeaderProps) {
  const sorted = view.sort === id
  // Names and addresses are looked for from the beginning; everything else from the worst.
  const worstFirst = id !== 'name' && id !== 'ip'
  const Arrow = view.descending ? ArrowDown : ArrowUp
  return (
    <th aria-sort={sorted ? (view.descending ? 'descending' : 'ascending') : 'none'} scope="col">
      <button type="button" onClick={() => onSort({ sort: id, descending: sorted ? !view.descending : worstFirst })}>
        {label}
        {sorted && <Arrow size={12} aria-hidden />}
      </button>
    </th>
  )
}
