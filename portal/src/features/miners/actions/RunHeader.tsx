import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { StateWord, Tag } from '@/shared/ui/Tag'
import { useFormat } from '@/shared/units/use-format'
import parts from '../parts/parts.module.css'
import { ActionIcon } from './ActionButtons'
import type { Run } from './api/action'
import { failedOf, minersOf } from './item-state'
import styles from './Run.module.css'
import { useArgumentsText } from './use-arguments-text'

/** What was asked for, by whom and why. */
export function RunHeader({ run, nowMs }: { run: Run; nowMs: number }) {
  const { t } = useTranslation('minerActions')
  const format = useFormat()
  const argumentsText = useArgumentsText()
  return (
    <header className={styles.header}>
      <div className={styles.title}>
        <h1>
          <ActionIcon name={run.action} size={18} /> {t(`name.${run.action}`)}
        </h1>
        <RunState run={run} />
        {run.dry_run && <Tag tone="info">{t('run.dry')}</Tag>}
        <span>{[argumentsText(run), t('run.miners', { count: minersOf(run.counts) })].filter(Boolean).join(' · ')}</span>
        <span className={styles.soft} title={format.dateTime(run.created_at)}>
          {t('run.by', { name: run.created_by, ago: format.ago(run.created_at, nowMs) })}
        </span>
        {run.retry_of != null && (
          <Link className={parts.link} to={`/miners/actions/${run.retry_of}`}>
            {t('run.retryOf', { id: run.retry_of })}
          </Link>
        )}
      </div>
      <p className={styles.reason}>{run.reason}</p>
      {run.cancelled_by != null && <p className={styles.soft}>{t('run.cancelledBy', { name: run.cancelled_by, ago: format.ago(run.cancelled_at, nowMs) })}</p>}
    </header>
  )
}

export function RunState({ run }: { run: Run }) {
  const { t } = useTranslation('minerActions')
  if (!run.ended) return <StateWord tone="info">{t('run.underWay')}</StateWord>
  if (failedOf(run.counts) > 0) return <StateWord tone="critical">{t('run.endedPartly')}</StateWord>
  return run.counts.unknown ? <StateWord tone="attention">{t('run.endedUnsure')}</StateWord> : <StateWord tone="ok">{t('run.endedWell')}</StateWord>
}
