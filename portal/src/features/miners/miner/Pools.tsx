import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { DataTable } from '@/shared/table/DataTable'
import type { Column } from '@/shared/table/table-model'
import { Card } from '@/shared/ui/Card'
import { Tag } from '@/shared/ui/Tag'
import { useFormat } from '@/shared/units/use-format'
import type { MinerDetail, MinerPool } from '../api/miner-detail'
import { poolHost } from '../parts/pool-host'
import { Told } from '../parts/Told'
import { Figure } from '../parts/Unknown'
import parts from '../parts/parts.module.css'
import styles from './MinerPage.module.css'

const statuses = ['alive', 'dead', 'disabled', 'unknown'] as const

export function Pools({ miner: { pools = [] } }: { miner: MinerDetail }) {
  const { t } = useTranslation('miners')
  const columns = usePoolColumns()
  return (
    <Card title={t('pool.title')}>
      {pools.length === 0 ? <p className={styles.soft}>{t('pool.none')}</p> : <DataTable caption={t('pool.title')} testId="pools" columns={columns} rows={pools} keyOf={({ group, index }) => `${group ?? 0}/${index}`} />}
    </Card>
  )
}

function usePoolColumns(): Column<MinerPool>[] {
  const { t } = useTranslation('miners')
  const format = useFormat()
  return useMemo<Column<MinerPool>[]>(
    () => [
      {
        id: 'url', header: t('column.pool'), width: 230, narrow: true,
        cell: ({ url, active, is_developer_fee }) => (
          <>
            {active && <Tag tone="accent">{t('pool.active')}</Tag>} {is_developer_fee && <Tag>{t('pool.fee')}</Tag>} <Told text={poolHost(url)} title={url} />
          </>
        ),
      },
      { id: 'status', header: t('column.status'), width: 88, narrow: true, cell: ({ status }) => <PoolStatus status={status} /> },
      { id: 'worker', header: t('column.worker'), width: 110, cell: ({ worker }) => <Told text={worker} /> },
      { id: 'share', header: t('pool.lastShare'), width: 92, end: true, narrow: true, cell: ({ last_share_age_seconds: age }) => <Figure value={age} text={format.duration(age)} /> },
      { id: 'accepted', header: t('pool.accepted'), width: 84, end: true, cell: ({ accepted_total }) => <Figure value={accepted_total} text={format.number(accepted_total)} /> },
      { id: 'rejected', header: t('column.rejected'), width: 78, end: true, cell: ({ rejected_total }) => <Figure value={rejected_total} text={format.number(rejected_total)} /> },
    ],
    [t, format],
  )
}

function PoolStatus({ status }: { status: string | null | undefined }) {
  const { t } = useTranslation('miners')
  const known = statuses.find((name) => name === status)
  if (!known) return <Told text={status} />
  return <span className={known === 'dead' ? parts.critical : undefined}>{t(`poolStatus.${known}`)}</span>
}
