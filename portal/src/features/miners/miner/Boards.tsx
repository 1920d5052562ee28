import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { DataTable } from '@/shared/table/DataTable'
import { Card } from '@/shared/ui/Card'
import type { MinerDetail } from '../api/miner-detail'
import { ChipMap } from './ChipMap'
import styles from './Boards.module.css'
import { useBoardColumns } from './use-board-columns'

export function Boards({ miner }: { miner: MinerDetail }) {
  const { t } = useTranslation('miners')
  const columns = useBoardColumns(useCallback(() => miner, [miner]))
  const boards = miner.boards ?? []
  const mapped = boards.filter(({ chip_map }) => chip_map)
  const missing = miner.expected_boards == null ? 0 : miner.expected_boards - boards.length
  if (boards.length === 0 && miner.expected_boards == null) return null
  return (
    <Card title={t('board.title')}>
      <div className={styles.boards}>
        {boards.length > 0 ? <DataTable caption={t('board.title')} testId="boards" columns={columns} rows={boards} keyOf={({ slot }) => String(slot)} /> : <p className={styles.soft}>{t('board.none')}</p>}
        {boards.length > 0 && missing > 0 && <p className={styles.missing}>{t('board.missing', { count: missing })}</p>}
        {mapped.length > 0 && (
          <div className={styles.maps}>
            {mapped.map((board) => (
              <ChipMap key={board.slot} title={t('board.number', { number: board.slot + 1 })} map={board.chip_map ?? ''} />
            ))}
          </div>
        )}
      </div>
    </Card>
  )
}
