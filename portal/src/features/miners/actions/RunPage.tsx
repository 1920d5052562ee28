import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useParams } from 'react-router'
import { ApiError } from '@/shared/api/api-error'
import { useIsAdmin } from '@/shared/session/use-session'
import { useNow } from '@/shared/time/use-now'
import { EmptyState } from '@/shared/ui/EmptyState'
import { LoadProblem } from '@/shared/ui/LoadProblem'
import { Skeleton } from '@/shared/ui/Skeleton'
import type { ItemState } from './api/action'
import { runQuery } from './api/get-run'
import { RunBar } from './RunBar'
import { RunButtons } from './RunButtons'
import { RunCounts } from './RunCounts'
import { RunHeader } from './RunHeader'
import { RunItems } from './RunItems'
import styles from './Run.module.css'

const AGE_REFRESH_MS = 5000

/** How far a run has come, miner by miner. */
export function RunPage() {
  const { t } = useTranslation('minerActions')
  const id = Number(useParams().run)
  const now = useNow(AGE_REFRESH_MS)
  const isAdmin = useIsAdmin()
  const [only, setOnly] = useState<ItemState | null>(null)
  const { data: run, error, refetch } = useQuery(runQuery(id))
  if (!run) {
    if (!error) return <Skeleton lines={6} height={40} />
    if (!(error instanceof ApiError && error.status === 404)) return <LoadProblem error={error} onRetry={() => void refetch()} />
    return <EmptyState title={t('run.gone')} action={<Link to="/miners/actions">{t('run.back')}</Link>} />
  }
  return (
    <div className={styles.page} data-testid="run-page" data-ended={run.ended || undefined}>
      <div className={styles.top}>
        <RunHeader run={run} nowMs={now} />
        {isAdmin && <RunButtons run={run} />}
      </div>
      {error && <LoadProblem error={error} onRetry={() => void refetch()} />}
      <RunBar counts={run.counts} />
      <RunCounts counts={run.counts} only={only} onChoose={setOnly} />
      <RunItems run={run} only={only !== null && run.counts[only] ? only : null} nowMs={now} />
    </div>
  )
}
