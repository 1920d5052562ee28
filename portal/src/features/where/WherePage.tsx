import { useQuery } from '@tanstack/react-query'
import { useDeferredValue, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { DataTable } from '@/shared/table/DataTable'
import { fromLocalInput, toLocalInput } from '@/shared/time/rewind'
import { serverNow } from '@/shared/time/server-clock'
import { Button } from '@/shared/ui/Button'
import { EmptyState } from '@/shared/ui/EmptyState'
import { Field, SelectField } from '@/shared/ui/Field'
import { LoadProblem } from '@/shared/ui/LoadProblem'
import { Notice } from '@/shared/ui/Notice'
import { Skeleton } from '@/shared/ui/Skeleton'
import { useFormat } from '@/shared/units/use-format'
import { searchStatesQuery, type StateMatch } from './api/search-states'
import { useMatchColumns } from './use-match-columns'
import { readWhere, searchedKinds, writeWhere, type WhereView } from './where-view'
import styles from './WherePage.module.css'

const keyOf = ({ host_id, kind, entity }: StateMatch) => `${host_id} ${kind} ${entity.key}`

/** Where something ran, on all hosts, at a moment. */
export function WherePage() {
  const { t } = useTranslation('where')
  const [params, setParams] = useSearchParams()
  const view = useMemo(() => readWhere(params), [params])
  const asked = useDeferredValue(view)
  const change = (part: Partial<WhereView>) => setParams(writeWhere({ ...view, ...part }), { replace: true })
  return (
    <div className={styles.page}>
      <h1>{t('title')}</h1>
      <div className={styles.form} role="search">
        <Field label={t('words')} type="search" autoFocus placeholder={t('example')} value={view.words} onChange={(event) => change({ words: event.target.value })} />
        <SelectField
          label={t('kind')}
          value={view.kind ?? 'usual'}
          options={[{ value: 'usual', label: t('kinds.usual') }, ...searchedKinds.map((kind) => ({ value: kind, label: t(`kinds.${kind}`) }))]}
          onChange={(kind) => change({ kind: kind === 'usual' ? null : kind })}
        />
        <Field
          key={view.atMs ?? 0}
          label={t('at')}
          type="datetime-local"
          step={1}
          max={toLocalInput(serverNow())}
          defaultValue={view.atMs === null ? '' : toLocalInput(view.atMs)}
          onBlur={(event) => change({ atMs: fromLocalInput(event.target.value) })}
          onKeyDown={(event) => event.key === 'Enter' && change({ atMs: fromLocalInput(event.currentTarget.value) })}
        />
        {view.atMs !== null && <Button onClick={() => change({ atMs: null })}>{t('now')}</Button>}
      </div>
      <Matches view={asked} />
    </div>
  )
}

function Matches({ view }: { view: WhereView }) {
  const { t } = useTranslation('where')
  const format = useFormat()
  const { data, error, isLoading, refetch } = useQuery(searchStatesQuery(view))
  const columns = useMatchColumns(view.atMs)
  if (view.words.trim() === '') {
    return (
      <EmptyState title={t('emptyTitle')}>
        <p>{t('empty')}</p>
      </EmptyState>
    )
  }
  if (error) return <LoadProblem error={error} onRetry={() => void refetch()} />
  if (isLoading || !data) return <Skeleton lines={6} height={32} />
  const hosts = new Set(data.matches.map(({ host_id }) => host_id)).size
  if (data.matches.length === 0) {
    return (
      <EmptyState title={t('nothingTitle', { words: view.words, time: format.dateTime(data.at_ms) })}>
        <p>{t('nothing')}</p>
      </EmptyState>
    )
  }
  return (
    <>
      <p role="status">
        {t('found', { count: data.matches.length })} · {t('onHosts', { count: hosts })} · {format.dateTime(data.at_ms)}
      </p>
      {data.truncated && <Notice tone="info">{t('truncated')}</Notice>}
      <DataTable caption={t('title')} testId="matches" columns={columns} rows={data.matches} keyOf={keyOf} />
    </>
  )
}
