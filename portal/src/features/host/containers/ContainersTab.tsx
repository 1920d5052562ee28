import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { DataTable } from '@/shared/table/DataTable'
import { TableToolbar } from '@/shared/table/TableToolbar'
import { useTableView } from '@/shared/table/use-table-view'
import { markedKey, markOf, useOpenRow, useSortedRows } from '../entity/use-table'
import { useHostMoment, useMarked } from '../state/host-moment'
import { rateOf } from '../state/live-state'
import { ContainerSheet } from './ContainerSheet'
import { containerColumnIds, useContainerColumns, type ContainerRow } from './use-container-columns'

const usual = { search: '', sort: 'state', descending: true }
const textsOf = ({ entity }: ContainerRow) => [entity.name, entity.key, entity.image, entity.state, entity.health, entity.ports, entity.compose_project]

export function ContainersTab() {
  const { t } = useTranslation('twin')
  const { rates } = useHostMoment()
  const marked = useMarked('container')
  const rows = useMemo<ContainerRow[]>(
    () => marked.map((row) => ({ ...row, netRate: rateOf(rates, 'container', row.entity.key, ['network_receive_bytes_total', 'network_transmit_bytes_total']) })),
    [marked, rates],
  )
  const [view, change] = useTableView(usual, containerColumnIds)
  const { row, open, close } = useOpenRow(rows)
  const columns = useContainerColumns(open)
  const shown = useSortedRows({ rows, columns, view, textsOf })
  return (
    <>
      <TableToolbar search={view.search} onSearch={(search) => change({ search })} placeholder={t('container.search')} count={t('container.count', { count: shown.length })} />
      <DataTable caption={t('tab.containers')} testId="containers" columns={columns} rows={shown} keyOf={markedKey} view={view} onSort={change} onOpen={open} markOf={markOf} />
      {row && <ContainerSheet row={row} onClose={close} />}
    </>
  )
}
