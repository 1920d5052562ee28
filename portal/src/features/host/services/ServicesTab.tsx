import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { ServiceEntity } from '@/shared/states/entities'
import { DataTable } from '@/shared/table/DataTable'
import type { Column } from '@/shared/table/table-model'
import { TableToolbar } from '@/shared/table/TableToolbar'
import { useTableView } from '@/shared/table/use-table-view'
import { StateWord } from '@/shared/ui/Tag'
import { useFormat } from '@/shared/units/use-format'
import { CodeBlock, EntitySheet } from '../entity/EntitySheet'
import { NameCell } from '../entity/NameCell'
import { markedKey, markOf, useOpenRow, useSortedRows } from '../entity/use-table'
import { useAgeMoment, useMarked } from '../state/host-moment'
import type { Marked } from '../state/marks'
import { serviceTone, serviceWeight, serviceWord } from './service-state'

type Row = Marked<ServiceEntity>
const usual = { search: '', sort: 'state', descending: true }
const columnIds = ['name', 'state', 'cpu', 'memory', 'peak', 'restarts', 'since', 'atBoot']
const textsOf = ({ entity }: Row) => [entity.name, entity.key, entity.description, entity.active_state, entity.sub_state, entity.command]

export function ServicesTab() {
  const { t } = useTranslation('twin')
  const rows = useMarked('service')
  const [view, change] = useTableView(usual, columnIds)
  const { row, open, close } = useOpenRow(rows)
  const columns = useServiceColumns(open)
  const shown = useSortedRows({ rows, columns, view, textsOf })
  const failed = rows.filter(({ entity }) => entity.active_state === 'failed').length
  return (
    <>
      <TableToolbar
        search={view.search}
        onSearch={(search) => change({ search })}
        placeholder={t('service.search')}
        count={[t('service.count', { count: shown.length }), ...(failed > 0 ? [t('service.failed', { count: failed })] : [])].join(' · ')}
      />
      <DataTable caption={t('tab.services')} testId="services" columns={columns} rows={shown} keyOf={markedKey} view={view} onSort={change} onOpen={open} markOf={markOf} />
      {row && (
        <EntitySheet title={row.entity.name ?? row.entity.key} row={row} without={['name', 'command']} onClose={close} subtitle={<ServiceState service={row.entity} />}>
          {row.entity.command && <CodeBlock title={t('process.command')} lines={[row.entity.command]} />}
        </EntitySheet>
      )}
    </>
  )
}

function ServiceState({ service }: { service: ServiceEntity }) {
  const format = useFormat()
  return <StateWord tone={serviceTone(service)}>{serviceWord(service) ?? format.number(null)}</StateWord>
}

function useServiceColumns(onOpen: (row: Row) => void): Column<Row>[] {
  const { t } = useTranslation('twin')
  const format = useFormat()
  const ageMs = useAgeMoment()
  return useMemo<Column<Row>[]>(
    () => [
      {
        id: 'name', header: t('column.name'), width: 300, smallFirst: true, narrow: true,
        sort: ({ entity }) => entity.name ?? entity.key,
        cell: (row) => <NameCell name={row.entity.name ?? row.entity.key} note={row.entity.description} mark={row.mark} onOpen={() => onOpen(row)} />,
      },
      { id: 'state', header: t('column.state'), width: 170, narrow: true, sort: ({ entity }) => serviceWeight(entity), cell: ({ entity }) => <ServiceState service={entity} /> },
      { id: 'cpu', header: t('column.cpu'), width: 80, end: true, sort: ({ entity }) => entity.cpu_percent, cell: ({ entity }) => format.percent(entity.cpu_percent) },
      { id: 'memory', header: t('column.memory'), width: 92, end: true, sort: ({ entity }) => entity.memory_bytes, cell: ({ entity }) => format.bytes(entity.memory_bytes) },
      { id: 'peak', header: t('column.peak'), width: 92, end: true, sort: ({ entity }) => entity.memory_peak_bytes, cell: ({ entity }) => format.bytes(entity.memory_peak_bytes) },
      { id: 'restarts', header: t('column.restarts'), width: 84, end: true, sort: ({ entity }) => entity.restarts, cell: ({ entity }) => format.number(entity.restarts) },
      {
        id: 'since', header: t('column.since'), width: 110, end: true,
        sort: ({ entity }) => entity.state_since,
        cell: ({ entity }) => <span title={format.dateTime(entity.state_since)}>{format.duration(entity.state_since === undefined ? null : (ageMs - entity.state_since) / 1000)}</span>,
      },
      { id: 'atBoot', header: t('column.atBoot'), width: 100, smallFirst: true, sort: ({ entity }) => entity.unit_file_state, cell: ({ entity }) => entity.unit_file_state ?? format.number(null) },
    ],
    [t, format, ageMs, onOpen],
  )
}
