import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { DataTable } from '@/shared/table/DataTable'
import { matchesWords, type Column } from '@/shared/table/table-model'
import { TableToolbar } from '@/shared/table/TableToolbar'
import { useParam } from '@/shared/table/use-param'
import { EmptyState } from '@/shared/ui/EmptyState'
import { LoadProblem } from '@/shared/ui/LoadProblem'
import { Skeleton } from '@/shared/ui/Skeleton'
import { useFormat } from '@/shared/units/use-format'
import { worstBoardsQuery, type SiteBoard } from '../api/list-worst-boards'
import { useBoardColumns } from '../miner/use-board-columns'
import { AddressLink } from '../parts/AddressLink'
import parts from '../parts/parts.module.css'
import { shareOfExpected } from '../parts/share-tone'
import { Told } from '../parts/Told'
import { isLost, worstFirst } from './worst-boards'

export function WorstBoards({ siteId }: { siteId: number }) {
  const { t } = useTranslation('miners')
  const [search, setSearch] = useParam('q')
  const { data, error, refetch } = useQuery(worstBoardsQuery(siteId))
  const columns = useColumns()
  const rows = useMemo(() => worstFirst(data ?? []).filter((board) => matchesWords(search ?? '', [board.name, board.model, board.ip_address, board.serial])), [data, search])
  if (!data) return error ? <LoadProblem error={error} onRetry={() => void refetch()} /> : <Skeleton lines={8} height={32} />
  if (data.length === 0) {
    return (
      <EmptyState title={t('boards.none')}>
        <p>{t('boards.noneWords')}</p>
      </EmptyState>
    )
  }
  return (
    <>
      <TableToolbar search={search ?? ''} onSearch={(text) => setSearch(text || null)} placeholder={t('boards.search')} count={t('boards.count', { count: rows.length })} />
      <DataTable caption={t('site.tab.boards')} testId="worst-boards" columns={columns} rows={rows} keyOf={({ miner_id, slot }) => `${miner_id}/${slot}`} />
    </>
  )
}

function useColumns(): Column<SiteBoard>[] {
  const { t } = useTranslation('miners')
  const format = useFormat()
  const boardColumns = useBoardColumns(ofItsMiner)
  return useMemo<Column<SiteBoard>[]>(
    () => [
      {
        id: 'miner', header: t('column.name'), width: 220, narrow: true,
        cell: (board) => (
          <Link className={`${parts.link} ${parts.name}`} to={`/miners/${board.miner_id}`}>
            {board.name}
          </Link>
        ),
      },
      { id: 'share', header: t('site.ofExpected'), width: 112, end: true, narrow: true, cell: (board) => <Share board={board} /> },
      ...boardColumns.map((column) => (column.id === 'slot' ? { ...column, narrow: true } : { ...column, narrow: false })),
      { id: 'model', header: t('column.model'), width: 160, cell: ({ model }) => <Told text={model} none={format.number(null)} /> },
      { id: 'address', header: t('column.address'), width: 118, cell: ({ ip_address }) => <AddressLink address={ip_address} /> },
    ],
    [t, format, boardColumns],
  )
}

/** A board of many miners tells what its own is judged by. */
const ofItsMiner = (board: SiteBoard) => board

function Share({ board }: { board: SiteBoard }) {
  const { t } = useTranslation('miners')
  const format = useFormat()
  if (isLost(board)) return <span className={parts.critical}>{t('boards.lost')}</span>
  const share = shareOfExpected(board.hashrate, board.expected_hashrate)
  const tone = share === null || share >= 0.9 ? undefined : share < 0.75 ? parts.critical : parts.warning
  return <span className={tone}>{format.percent(share === null ? null : share * 100)}</span>
}
