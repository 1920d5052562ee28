import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '@/shared/ui/Button'
import { Card } from '@/shared/ui/Card'
import { CheckField, SelectField } from '@/shared/ui/Field'
import { poolsQuery } from '../api/list-pools'
import type { MinerDetail } from '../api/miner-detail'
import styles from './edits.module.css'
import { ForgetMiner } from './ForgetMiner'
import { usualPoolsText, usePoolOptions } from './pool-options'
import { useMinerEdit } from './use-miner-edit'

/** What people say a miner is meant to do: what it is measured by. */
export function Decisions({ miner, editable }: { miner: MinerDetail; editable: boolean }) {
  const { t } = useTranslation('minerEdits')
  return (
    <Card title={t('title')}>
      {editable ? (
        <div className={styles.fields}>
          <IntendedPool miner={miner} />
          <StandingStill miner={miner} />
          <Forget miner={miner} />
        </div>
      ) : (
        <Told miner={miner} />
      )}
    </Card>
  )
}

function IntendedPool({ miner }: { miner: MinerDetail }) {
  const { t } = useTranslation('minerEdits')
  const { save, isPending, pending, problem } = useMinerEdit(miner)
  const shown = pending?.pool_id === undefined ? miner.pool_id : pending.pool_id
  const { options, nameOf } = usePoolOptions([miner.site_id], miner.pool_id)
  const choose = (value: string) => {
    const pool_id = value === '' ? null : Number(value)
    save({ choices: { pool_id }, before: { pool_id: miner.pool_id }, told: t(pool_id === null ? 'pool.doneUsual' : 'pool.done', { name: miner.name, pool: nameOf(pool_id) }) })
  }
  return <SelectField label={t('pool.label')} value={shown === null ? '' : String(shown)} options={options} onChange={choose} hint={t('pool.hint')} problem={problem} disabled={isPending} />
}

function StandingStill({ miner }: { miner: MinerDetail }) {
  const { t } = useTranslation('minerEdits')
  const { save, isPending, pending, problem } = useMinerEdit(miner)
  const { paused } = miner
  const choose = (next: boolean) => save({ choices: { paused: next }, before: { paused }, told: t(next ? 'still.done' : 'still.undone', { name: miner.name }) })
  return <CheckField label={t('still.label')} checked={pending?.paused ?? paused} onChange={choose} hint={t('still.hint')} problem={problem} disabled={isPending} />
}

function Forget({ miner }: { miner: MinerDetail }) {
  const { t } = useTranslation('minerEdits')
  const [open, setOpen] = useState(false)
  const isSilent = miner.status === 'offline' || miner.verdict === 'stale'
  return (
    <div className={styles.forget}>
      <Button look="danger" disabled={!isSilent} aria-describedby="forget-note" onClick={() => setOpen(true)}>
        {t('forget.open')}
      </Button>
      <p id="forget-note" className={styles.soft}>
        {t(isSilent ? 'forget.hint' : 'forget.notNow')}
      </p>
      {open && <ForgetMiner miner={miner} onClose={() => setOpen(false)} />}
    </div>
  )
}

/** The same for those who may not change it. */
function Told({ miner }: { miner: MinerDetail }) {
  const { t } = useTranslation('minerEdits')
  const { data: pools = [] } = useQuery(poolsQuery)
  const pool = pools.find(({ id }) => id === miner.pool_id)
  return (
    <dl className={styles.facts}>
      <dt>{t('pool.label')}</dt>
      <dd>{pool ? pool.name : usualPoolsText(t, pools, [miner.site_id])}</dd>
      <dt>{t('still.short')}</dt>
      <dd>{t(miner.paused ? 'still.yes' : 'still.no')}</dd>
    </dl>
  )
}
