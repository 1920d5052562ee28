import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Ban, RotateCcw } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '@/shared/ui/Button'
import { LoadProblem } from '@/shared/ui/LoadProblem'
import type { Run } from './api/action'
import { cancelRun } from './api/cancel-run'
import { runsKey } from './api/list-runs'
import { failedOf } from './item-state'
import { RetryRun } from './RetryRun'
import styles from './Run.module.css'

/** What may be done to a run: while it goes on, and after. */
export function RunButtons({ run }: { run: Run }) {
  const { t } = useTranslation('minerActions')
  const queries = useQueryClient()
  const [retrying, setRetrying] = useState(false)
  const cancel = useMutation({ mutationFn: cancelRun, onSuccess: () => queries.invalidateQueries({ queryKey: runsKey }) })
  const waiting = run.counts.waiting ?? 0
  const failed = failedOf(run.counts)
  const unknown = run.counts.unknown ?? 0
  return (
    <div className={styles.buttons}>
      {waiting > 0 && (
        <Button look="danger" disabled={cancel.isPending} onClick={() => cancel.mutate(run.id)}>
          <Ban size={14} aria-hidden />
          {t('run.cancel', { count: waiting })}
        </Button>
      )}
      {run.ended && failed + unknown > 0 && (
        <Button onClick={() => setRetrying(true)}>
          <RotateCcw size={14} aria-hidden />
          {t('run.retry', { count: failed > 0 ? failed : unknown })}
        </Button>
      )}
      {cancel.error && <LoadProblem error={cancel.error} />}
      {retrying && <RetryRun run={run} onClose={() => setRetrying(false)} />}
    </div>
  )
}
