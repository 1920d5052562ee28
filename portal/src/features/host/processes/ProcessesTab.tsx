import { ListTree } from 'lucide-react'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { DataTable } from '@/shared/table/DataTable'
import { compareRows, matchesWords } from '@/shared/table/table-model'
import { TableToolbar } from '@/shared/table/TableToolbar'
import { useParam } from '@/shared/table/use-param'
import { useTableView } from '@/shared/table/use-table-view'
import { Button } from '@/shared/ui/Button'
import { markedKey, markOf, useOpenRow } from '../entity/use-table'
import { useHostMoment, useMarked } from '../state/host-moment'
import { rateOf } from '../state/live-state'
import { processTexts, toTree, type ProcessRow } from './process-rows'
import { ProcessSheet } from './ProcessSheet'
import { processColumnIds, useProcessColumns } from './use-process-columns'

const usual = { search: '', sort: 'cpu', descending: true }
const IO_FIELDS = ['read_bytes_total', 'write_bytes_total']

export function ProcessesTab() {
  const { t } = useTranslation('twin')
  const { rates } = useHostMoment()
  const marked = useMarked('process')
  const [view, change] = useTableView(usual, processColumnIds)
  const [tree, setTree] = useParam('tree')
  const all = useMemo<ProcessRow[]>(
    () => marked.map((row) => ({ ...row, depth: 0, ioRate: rateOf(rates, 'process', row.entity.key, IO_FIELDS) })),
    [marked, rates],
  )
  const { row, open, close } = useOpenRow(all)
  const columns = useProcessColumns(open)
  const shown = useMemo(() => {
    const column = columns.find(({ id }) => id === view.sort)
    const sorted = [...all].sort(compareRows(column, view.descending, markedKey))
    const found = view.search ? sorted.filter((candidate) => matchesWords(view.search, processTexts(candidate))) : sorted
    return tree === '1' ? toTree(sorted, new Set(found.map(markedKey))) : found
  }, [all, columns, view, tree])
  const total = all.length
  return (
    <>
      <TableToolbar
        search={view.search}
        onSearch={(search) => change({ search })}
        placeholder={t('process.search')}
        count={shown.length === total ? t('process.count', { count: total }) : t('process.countOf', { shown: shown.length, count: total })}
      >
        <Button aria-pressed={tree === '1'} look={tree === '1' ? 'plain' : 'quiet'} onClick={() => setTree(tree === '1' ? null : '1')}>
          <ListTree size={14} aria-hidden />
          {t('process.tree')}
        </Button>
      </TableToolbar>
      <DataTable
        caption={t('tab.processes')}
        testId="processes"
        columns={columns}
        rows={shown}
        keyOf={markedKey}
        view={view}
        onSort={change}
        onOpen={open}
        markOf={markOf}
      />
      {row && <ProcessSheet row={row} all={all} onOpen={open} onClose={close} />}
    </>
  )
}
