import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate } from 'react-router'
import { DataTable } from '@/shared/table/DataTable'
import type { Column } from '@/shared/table/table-model'
import { useNow } from '@/shared/time/use-now'
import { CopyButton } from '@/shared/ui/CopyButton'
import { EmptyState } from '@/shared/ui/EmptyState'
import { LoadProblem } from '@/shared/ui/LoadProblem'
import { Skeleton } from '@/shared/ui/Skeleton'
import { useFormat } from '@/shared/units/use-format'
import parts from '../parts/parts.module.css'
import { Told } from '../parts/Told'
import { ActionIcon } from './ActionButtons'
import type { Run } from './api/action'
import { runsQuery } from './api/list-runs'
import { DryMark } from './DryMark'
import { minersOf } from './item-state'
import { RunBar } from './RunBar'
import { RunState } from './RunHeader'
import styles from './Run.module.css'
import { useArgumentsText } from './use-arguments-text'

const MOST_RUNS = 200
const AGE_REFRESH_MS = 5000

/** What was ordered lately, newest first. */
export function RunsPage() {
  const { t } = useTranslation('minerActions')
  const { data, error, refetch } = useQuery(runsQuery(MOST_RUNS))
  const columns = useRunColumns(useNow(AGE_REFRESH_MS))
  const navigate = useNavigate()
  if (!data) return error ? <LoadProblem error={error} onRetry={() => void refetch()} /> : <Skeleton lines={6} height={32} />
  if (data.runs.length === 0) return <NoRuns />
  return (
    <div className={styles.page} data-testid="runs-page">
      <h1>{t('runs.title')}</h1>
      {error && <LoadProblem error={error} onRetry={() => void refetch()} />}
      <DataTable caption={t('runs.title')} testId="runs" columns={columns} rows={data.runs} keyOf={({ id }) => String(id)} onOpen={({ id }) => void navigate(`/miners/actions/${id}`)} />
    </div>
  )
}

function useRunColumns(nowMs: number): Column<Run>[] {
  const { t } = useTranslation('minerActions')
  const format = useFormat()
  const argumentsText = useArgumentsText()
  return useMemo<Column<Run>[]>(
    () => [
      {
        id: 'action', header: t('runs.action'), width: 240, narrow: true,
        cell: (run) => (
          <span className={styles.what}>
            <ActionIcon name={run.action} size={13} /> {run.dry_run && <DryMark />}{' '}
            <Link className={`${parts.link} ${parts.name}`} to={`/miners/actions/${run.id}`}>
              {t(`name.${run.action}`)}
            </Link>{' '}
            <span className={styles.given} title={argumentsText(run)}>
              {argumentsText(run)}
            </span>
          </span>
        ),
      },
      { id: 'miners', header: t('runs.miners'), width: 84, end: true, cell: ({ counts }) => format.number(minersOf(counts)) },
      { id: 'progress', header: t('runs.progress'), width: 140, narrowWidth: 72, narrow: true, cell: ({ counts }) => <RunBar counts={counts} /> },
      { id: 'state', header: t('runs.state'), width: 170, cell: (run) => <RunState run={run} /> },
      { id: 'reason', header: t('runs.reason'), width: 260, cell: ({ reason }) => <Told text={reason} /> },
      { id: 'by', header: t('runs.by'), width: 120, cell: ({ created_by }) => <Told text={created_by} /> },
      { id: 'when', header: t('runs.when'), width: 120, narrowWidth: 114, end: true, narrow: true, cell: ({ created_at }) => <span title={format.dateTime(created_at)}>{format.ago(created_at, nowMs)}</span> },
    ],
    [t, format, argumentsText, nowMs],
  )
}

/** The file that allows actions, as docs/operations/actions.md has it: the smallest that is of use. */
const exampleFile = `install -d -m 755 /etc/vedette-agent
install -m 644 /dev/stdin /etc/vedette-agent/miner-actions.json <<'JSON'
{ "allow": ["blink"], "ranges": ["10.0.0.0/24"] }
JSON`

function NoRuns() {
  const { t } = useTranslation('minerActions')
  return (
    <EmptyState title={t('runs.none')} action={<Link to="/miners">{t('runs.toMiners')}</Link>}>
      <p>{t('runs.noneWords')}</p>
      <p>{t('runs.fileWords')}</p>
      <pre className={styles.command}>{exampleFile}</pre>
      <CopyButton text={exampleFile} label={t('runs.copy')} words />
    </EmptyState>
  )
}
