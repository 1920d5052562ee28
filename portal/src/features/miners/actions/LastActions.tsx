import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useIsAdmin } from '@/shared/session/use-session'
import { Card } from '@/shared/ui/Card'
import { LoadProblem } from '@/shared/ui/LoadProblem'
import { Tag } from '@/shared/ui/Tag'
import { useFormat } from '@/shared/units/use-format'
import parts from '../parts/parts.module.css'
import { ActionIcon } from './ActionButtons'
import type { Run } from './api/action'
import { runsOfMinerQuery } from './api/list-runs'
import { ItemStateMark } from './ItemStateMark'
import styles from './LastActions.module.css'
import { useArgumentsText } from './use-arguments-text'

const MOST_SHOWN = 8

/** What was ordered for one miner lately, by whom, and what became of it. */
export function LastActions({ minerId, nowMs }: { minerId: number; nowMs: number }) {
  const { t } = useTranslation('minerActions')
  const isAdmin = useIsAdmin()
  const { data, error, refetch } = useQuery(runsOfMinerQuery(minerId, MOST_SHOWN))
  return (
    <Card
      title={t('last.title')}
      actions={
        <Link className={parts.link} to="/miners/actions">
          {t('log')}
        </Link>
      }
    >
      {error && <LoadProblem error={error} onRetry={() => void refetch()} />}
      {data?.runs.length === 0 && <p className={styles.soft}>{t(isAdmin ? 'last.none' : 'last.noneToView')}</p>}
      <ul className={styles.list} data-testid="last-actions">
        {data?.runs.map((run) => <LastAction key={run.id} run={run} nowMs={nowMs} />)}
      </ul>
    </Card>
  )
}

function LastAction({ run, nowMs }: { run: Run; nowMs: number }) {
  const { t } = useTranslation('minerActions')
  const format = useFormat()
  const argumentsText = useArgumentsText()
  const item = run.items?.[0]
  return (
    <li data-testid="last-action" data-state={item?.state}>
      <span className={styles.what}>
        <ActionIcon name={run.action} size={13} />{' '}
        <Link className={`${parts.link} ${parts.name}`} to={`/miners/actions/${run.id}`} title={run.reason}>
          {t(`name.${run.action}`)}
        </Link>{' '}
        <span className={styles.soft}>{argumentsText(run)}</span> {run.dry_run && <Tag tone="info">{t('run.dry')}</Tag>}
      </span>
      {item && <ItemStateMark item={item} />}
      {item?.detail && item.state !== 'done' && <span className={styles.detail}>{item.detail}</span>}
      <span className={`${styles.soft} ${styles.who}`} title={format.dateTime(run.created_at)}>
        {t('run.by', { name: run.created_by, ago: format.ago(run.created_at, nowMs) })}
      </span>
    </li>
  )
}
