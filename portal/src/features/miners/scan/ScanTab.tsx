import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { DataTable } from '@/shared/table/DataTable'
import type { Column } from '@/shared/table/table-model'
import { useNow } from '@/shared/time/use-now'
import { EmptyState } from '@/shared/ui/EmptyState'
import { LoadProblem } from '@/shared/ui/LoadProblem'
import { Skeleton } from '@/shared/ui/Skeleton'
import { useFormat } from '@/shared/units/use-format'
import { rangesQuery } from '../api/list-ranges'
import type { ScanRange, Site } from '../api/site'
import parts from '../parts/parts.module.css'
import { Figure } from '../parts/Unknown'
import { Discoveries } from './Discoveries'
import { RangeState } from './RangeState'
import styles from './ScanTab.module.css'

const CLOCK_MS = 5000

/** The ranges that the owner typed, how the last look through each went, and what was found. */
export function ScanTab({ site }: { site: Site }) {
  const { t } = useTranslation('miners')
  const { data, error, refetch } = useQuery(rangesQuery(site.id))
  const columns = useRangeColumns(useNow(CLOCK_MS))
  if (!data) return error ? <LoadProblem error={error} onRetry={() => void refetch()} /> : <Skeleton lines={4} height={32} />
  if (data.length === 0) {
    return (
      <EmptyState title={t('scan.none')}>
        <p>{t('scan.noneWords')}</p>
        <pre className={styles.command}>{t('scan.command')}</pre>
      </EmptyState>
    )
  }
  const errors = data.flatMap(({ range, errors: told = [] }) => told.map((text) => ({ range, text })))
  return (
    <div className={styles.scan}>
      <section className={styles.part} aria-label={t('scan.ranges')}>
        <h2>{t('scan.ranges')}</h2>
        <DataTable caption={t('scan.ranges')} testId="ranges" columns={columns} rows={data} keyOf={({ agent_id, range }) => `${agent_id} ${range}`} />
        <ul className={styles.errors}>
          {errors.map(({ range, text }) => (
            <li key={`${range} ${text}`}>
              <code>{range}</code> {text}
            </li>
          ))}
        </ul>
      </section>
      <Discoveries siteId={site.id} />
    </div>
  )
}

function useRangeColumns(nowMs: number): Column<ScanRange>[] {
  const { t } = useTranslation('miners')
  const format = useFormat()
  return useMemo<Column<ScanRange>[]>(() => {
    const count = (id: 'miners_found' | 'miners_new' | 'miners_moved' | 'miners_gone' | 'devices_unknown', narrow = false): Column<ScanRange> => ({
      id, header: t(`scan.${id}`), width: 92, end: true, narrow, cell: (range) => <Figure value={range[id]} text={format.number(range[id])} tone={id === 'miners_gone' && (range[id] ?? 0) > 0 ? 'warning' : undefined} />,
    })
    return [
      { id: 'range', header: t('scan.range'), width: 170, narrow: true, cell: ({ range, hosts }) => <span className={parts.mono} title={hosts == null ? undefined : t('scan.hosts', { count: hosts })}>{range}</span> },
      { id: 'state', header: t('column.status'), width: 210, narrow: true, cell: (range) => <RangeState range={range} nowMs={nowMs} /> },
      { id: 'last', header: t('scan.last'), width: 130, end: true, cell: ({ scan_started_at: at }) => <span title={format.dateTime(at)}>{format.ago(at, nowMs)}</span> },
      { id: 'took', header: t('scan.took'), width: 96, end: true, cell: ({ scan_seconds: took }) => <Figure value={took} text={t('seconds', { value: format.number(took, 1) })} /> },
      { id: 'answered', header: t('scan.answered'), width: 110, end: true, cell: (range) => <Figure value={range.hosts_answered} text={t('of', { part: format.number(range.hosts_answered), whole: format.number(range.hosts_tried) })} /> },
      count('miners_found', true),
      count('miners_new'),
      count('miners_moved'),
      count('miners_gone'),
      count('devices_unknown'),
    ]
  }, [t, format, nowMs])
}
