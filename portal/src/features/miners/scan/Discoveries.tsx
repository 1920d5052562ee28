import { useQuery } from '@tanstack/react-query'
import { ArrowRight, CircleMinus, CirclePlus, MoveRight } from 'lucide-react'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { DataTable } from '@/shared/table/DataTable'
import type { Column } from '@/shared/table/table-model'
import { LoadProblem } from '@/shared/ui/LoadProblem'
import { useFormat } from '@/shared/units/use-format'
import { discoveriesQuery, type Discovery } from '../api/list-discoveries'
import parts from '../parts/parts.module.css'
import { Told } from '../parts/Told'
import styles from './ScanTab.module.css'

const DAYS = 7
const icons = { found: CirclePlus, moved: MoveRight, gone: CircleMinus }
const kinds = ['found', 'moved', 'gone'] as const

/** What was found, what moved to another address, and what went, newest first. */
export function Discoveries({ siteId }: { siteId: number }) {
  const { t } = useTranslation('miners')
  const { data, error, refetch } = useQuery(discoveriesQuery(siteId, DAYS))
  const columns = useDiscoveryColumns()
  return (
    <section className={styles.part} aria-label={t('discovery.title')}>
      <h2>{t('discovery.title')}</h2>
      {error && <LoadProblem error={error} onRetry={() => void refetch()} />}
      {data && data.length === 0 && <p className={styles.soft}>{t('discovery.none', { days: DAYS })}</p>}
      {data && data.length > 0 && <DataTable caption={t('discovery.title')} testId="discoveries" columns={columns} rows={data} keyOf={(row) => `${row.at_ms} ${row.change} ${row.key}`} />}
    </section>
  )
}

function useDiscoveryColumns(): Column<Discovery>[] {
  const { t } = useTranslation('miners')
  const format = useFormat()
  return useMemo<Column<Discovery>[]>(
    () => [
      {
        id: 'name', header: t('column.name'), width: 220, narrow: true,
        cell: (row) => (row.miner_id == null ? <Told text={row.title} /> : <Link className={`${parts.link} ${parts.name}`} to={`/miners/${row.miner_id}`}>{row.title}</Link>),
      },
      { id: 'change', header: t('discovery.what'), width: 170, narrow: true, cell: ({ change, by }) => <ChangeWord change={change} byButton={by === 'ip_report'} /> },
      {
        id: 'address', header: t('column.address'), width: 230,
        cell: ({ previous_ip_address: before, ip_address }) => (
          <span className={styles.change}>
            {before && (
              <>
                <span className={styles.soft}>{before}</span>
                <ArrowRight size={11} aria-hidden />
              </>
            )}
            <Told text={ip_address} />
          </span>
        ),
      },
      { id: 'model', header: t('column.model'), width: 170, cell: ({ model }) => <Told text={model} none={format.number(null)} /> },
      { id: 'time', header: t('discovery.when'), width: 180, end: true, cell: ({ at_ms }) => format.dateTime(at_ms) },
    ],
    [t, format],
  )
}

function ChangeWord({ change, byButton }: { change: string; byButton: boolean }) {
  const { t } = useTranslation('miners')
  const known = kinds.find((kind) => kind === change)
  if (!known) return <span>{change}</span>
  const Icon = icons[known]
  return (
    <span className={styles.change}>
      <Icon size={13} aria-hidden />
      {t(`discovery.${known}`)}
      {byButton && <span className={styles.soft}>{t('discovery.byButton')}</span>}
    </span>
  )
}
