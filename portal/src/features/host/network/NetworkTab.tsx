import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { NetworkInterfaceEntity } from '@/shared/states/entities'
import { useFieldText } from '@/shared/states/use-field-text'
import { DataTable } from '@/shared/table/DataTable'
import { compareRows, type Column } from '@/shared/table/table-model'
import { useTableView } from '@/shared/table/use-table-view'
import { StateWord, type Tone } from '@/shared/ui/Tag'
import { useFormat } from '@/shared/units/use-format'
import { EntitySheet } from '../entity/EntitySheet'
import { NameCell } from '../entity/NameCell'
import { markedKey, markOf, useOpenRow } from '../entity/use-table'
import { useHostMoment, useMarked } from '../state/host-moment'
import { rateOf } from '../state/live-state'
import type { Marked } from '../state/marks'

type Row = Marked<NetworkInterfaceEntity> & { receiveRate: number | null; transmitRate: number | null }
const usual = { search: '', sort: 'received', descending: true }
const columnIds = ['name', 'state', 'speed', 'received', 'sent', 'errors', 'drops']

export function NetworkTab() {
  const { t } = useTranslation('twin')
  const { rates } = useHostMoment()
  const marked = useMarked('network_interface')
  const rows = useMemo<Row[]>(
    () =>
      marked.map((row) => ({
        ...row,
        receiveRate: rateOf(rates, 'network_interface', row.entity.key, ['receive_bytes_total']),
        transmitRate: rateOf(rates, 'network_interface', row.entity.key, ['transmit_bytes_total']),
      })),
    [marked, rates],
  )
  const [view, change] = useTableView(usual, columnIds)
  const { row, open, close } = useOpenRow(rows)
  const columns = useNetworkColumns(open)
  const shown = useMemo(() => [...rows].sort(compareRows(columns.find(({ id }) => id === view.sort), view.descending, markedKey)), [rows, columns, view])
  return (
    <>
      <DataTable caption={t('tab.network')} testId="interfaces" columns={columns} rows={shown} keyOf={markedKey} view={view} onSort={change} onOpen={open} markOf={markOf} />
      {row && <EntitySheet title={row.entity.name ?? row.entity.key} row={row} without={['name']} onClose={close} />}
    </>
  )
}

function linkTone(state: string | undefined): Tone {
  if (state === 'up') return 'ok'
  return state === 'down' || state === 'lowerlayerdown' ? 'attention' : 'quiet'
}

function sum(a: number | undefined, b: number | undefined): number | null {
  return a === undefined && b === undefined ? null : (a ?? 0) + (b ?? 0)
}

function useNetworkColumns(onOpen: (row: Row) => void): Column<Row>[] {
  const { t } = useTranslation('twin')
  const format = useFormat()
  const text = useFieldText()
  return useMemo<Column<Row>[]>(() => {
    const dash = format.number(null)
    const counter = (total: number | undefined, rate: number | null) => (rate === null ? format.bytes(total) : t('network.counter', { total: format.bytes(total), rate: format.rateShort(rate) }))
    return [
      { id: 'name', header: t('column.name'), width: 170, narrow: true, smallFirst: true, sort: ({ entity }) => entity.name ?? entity.key, cell: (row) => <NameCell name={row.entity.name ?? row.entity.key} note={row.entity.kind} mark={row.mark} onOpen={() => onOpen(row)} /> },
      { id: 'state', header: t('column.state'), width: 110, narrow: true, smallFirst: true, sort: ({ entity }) => entity.operational_state, cell: ({ entity }) => <StateWord tone={linkTone(entity.operational_state)}>{entity.operational_state ?? dash}</StateWord> },
      { id: 'addresses', header: t('network.addresses'), width: 230, cell: ({ entity }) => (entity.addresses?.length ? <span title={entity.addresses.join('\n')}>{entity.addresses.join(', ')}</span> : dash) },
      { id: 'speed', header: t('network.speed'), width: 120, end: true, sort: ({ entity }) => entity.speed_mbits, cell: ({ entity }) => text('speed_mbits', entity.speed_mbits) },
      { id: 'received', header: t('network.received'), width: 190, end: true, sort: ({ entity }) => entity.receive_bytes_total, cell: ({ entity, receiveRate }) => counter(entity.receive_bytes_total, receiveRate) },
      { id: 'sent', header: t('network.sent'), width: 190, end: true, sort: ({ entity }) => entity.transmit_bytes_total, cell: ({ entity, transmitRate }) => counter(entity.transmit_bytes_total, transmitRate) },
      { id: 'errors', header: t('network.errors'), width: 90, end: true, sort: ({ entity }) => sum(entity.receive_errors_total, entity.transmit_errors_total), cell: ({ entity }) => format.number(sum(entity.receive_errors_total, entity.transmit_errors_total)) },
      { id: 'drops', header: t('network.drops'), width: 90, end: true, sort: ({ entity }) => sum(entity.receive_drops_total, entity.transmit_drops_total), cell: ({ entity }) => format.number(sum(entity.receive_drops_total, entity.transmit_drops_total)) },
    ]
  }, [t, format, text, onOpen])
}
