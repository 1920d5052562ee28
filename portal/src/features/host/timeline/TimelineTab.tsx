import { Download, History } from 'lucide-react'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { DataTable } from '@/shared/table/DataTable'
import type { Column } from '@/shared/table/table-model'
import { TableToolbar } from '@/shared/table/TableToolbar'
import { useRewind } from '@/shared/time/use-rewind'
import { useTimeRange } from '@/shared/time/use-time-range'
import { Button, IconButton } from '@/shared/ui/Button'
import { EmptyState } from '@/shared/ui/EmptyState'
import { LoadProblem } from '@/shared/ui/LoadProblem'
import { Notice } from '@/shared/ui/Notice'
import { saveFile } from '@/shared/ui/save-file'
import { Skeleton } from '@/shared/ui/Skeleton'
import { useFormat } from '@/shared/units/use-format'
import type { HostChange } from '../api/get-changes'
import { BeforeAfter } from '@/shared/states/BeforeAfter'
import { CategoryToggles } from '../changes/CategoryToggles'
import { categoryOf } from '../changes/changes-view'
import { changesCsv } from '../changes/changes-csv'
import { ChangeIcon } from '../changes/ChangeIcon'
import { useChanges } from '../changes/use-changes'
import { useHostMoment } from '../state/host-moment'
import styles from './TimelineTab.module.css'

const MOST_CHANGES = 5000
const keyOf = ({ at_ms, kind, key, change }: HostChange) => `${at_ms} ${kind} ${key} ${change}`

export function TimelineTab() {
  const { t } = useTranslation('twin')
  const { host } = useHostMoment()
  const time = useTimeRange()
  const { rewind } = useRewind()
  const { all, shown, categories, view, toggle, search, truncated, isPending, error, refetch } = useChanges(host.id, time, MOST_CHANGES)
  const columns = useTimelineColumns(rewind)
  if (isPending) return <Skeleton lines={8} height={32} />
  if (error && all.length === 0) return <LoadProblem error={error} onRetry={() => void refetch()} />
  if (all.length === 0) {
    return (
      <EmptyState title={t('timeline.emptyTitle')}>
        <p>{t('timeline.empty')}</p>
      </EmptyState>
    )
  }
  return (
    <div className={styles.tab}>
      <TableToolbar search={view.search} onSearch={search} placeholder={t('timeline.search')} count={t('timeline.count', { count: shown.length })}>
        <Button onClick={() => saveFile(`${host.name}-changes.csv`, 'text/csv', changesCsv(shown))}>
          <Download size={14} aria-hidden />
          {t('csv')}
        </Button>
      </TableToolbar>
      <CategoryToggles categories={categories} hidden={view.hidden} onToggle={toggle} />
      {truncated && <Notice tone="info">{t('timeline.truncated', { count: all.length })}</Notice>}
      <DataTable caption={t('tab.timeline')} testId="timeline" columns={columns} rows={shown} keyOf={keyOf} onOpen={({ at_ms }) => rewind(at_ms)} />
    </div>
  )
}

function useTimelineColumns(rewind: (ms: number) => void): Column<HostChange>[] {
  const { t } = useTranslation('twin')
  const format = useFormat()
  return useMemo(
    () => [
      { id: 'what', header: t('timeline.what'), width: 320, cell: (change) => <BeforeAfter change={change} /> },
      {
        id: 'category',
        header: t('timeline.category'),
        width: 140,
        cell: (change) => (
          <span className={styles.category}>
            <ChangeIcon category={categoryOf(change)} />
            {t(`change.category.${categoryOf(change)}`)}
          </span>
        ),
      },
      { id: 'time', header: t('timeline.time'), width: 170, narrow: true, cell: ({ at_ms }) => format.dateTime(at_ms) },
      {
        id: 'rewind',
        header: '',
        width: 48,
        cell: ({ at_ms }) => (
          <IconButton label={t('timeline.rewind', { time: format.dateTime(at_ms) })} onClick={() => rewind(at_ms)}>
            <History size={14} aria-hidden />
          </IconButton>
        ),
      },
    ],
    [t, format, rewind],
  )
}
