import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { ApiError } from '@/shared/api/api-error'
import { Button } from '@/shared/ui/Button'
import { Field } from '@/shared/ui/Field'
import { LoadProblem } from '@/shared/ui/LoadProblem'
import { Modal, ModalActions } from '@/shared/ui/Modal'
import styles from './ActionSheet.module.css'
import type { Run } from './api/action'
import { runsKey } from './api/list-runs'
import { retryRun } from './api/retry-run'
import { failedOf } from './item-state'
import { LONGEST_REASON } from './order-form'
import { isGrave } from './run-plan'

/** The same once more for those that were not done; of those that may have been, only if that is said. */
export function RetryRun({ run, onClose }: { run: Run; onClose: () => void }) {
  const { t } = useTranslation(['minerActions', 'common'])
  const failed = failedOf(run.counts)
  const unknown = run.counts.unknown ?? 0
  const [reason, setReason] = useState(run.reason)
  const [withUnknown, setWithUnknown] = useState(failed === 0)
  const [typed, setTyped] = useState('')
  const retry = useRetry(onClose)
  const count = failed + (withUnknown ? unknown : 0)
  const numberWanted = (isGrave(run) && !run.dry_run) || (retry.error instanceof ApiError && retry.error.status === 409)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    retry.mutate({ id: run.id, reason: reason.trim(), include_unknown: withUnknown, confirm: numberWanted ? typed.trim() : null })
  }
  return (
    <Modal title={t('minerActions:run.retryTitle', { action: t(`minerActions:name.${run.action}`), count })} onClose={onClose}>
      <form className={styles.form} onSubmit={submit}>
        <Field label={t('minerActions:sheet.reason')} name="reason" value={reason} onChange={(event) => setReason(event.target.value)} maxLength={LONGEST_REASON} required autoFocus autoComplete="off" />
        {unknown > 0 && (
          <label className={styles.check}>
            <input type="checkbox" checked={withUnknown} onChange={(event) => setWithUnknown(event.target.checked)} />
            <span>
              {t('minerActions:run.withUnknown', { count: unknown })}
              <small>{t('minerActions:run.withUnknownHint')}</small>
            </span>
          </label>
        )}
        {numberWanted && (
          <Field className={styles.short} label={t('minerActions:sheet.type', { count })} name="typed" value={typed} onChange={(event) => setTyped(event.target.value)} inputMode="numeric" required autoComplete="off" />
        )}
        {retry.error && <LoadProblem error={retry.error} />}
        <ModalActions>
          <Button onClick={onClose}>{t('common:cancel')}</Button>
          <Button type="submit" look={numberWanted ? 'danger' : 'primary'} disabled={retry.isPending || count === 0 || reason.trim() === '' || (numberWanted && typed.trim() !== String(count))}>
            {t('minerActions:run.retry', { count })}
          </Button>
        </ModalActions>
      </form>
    </Modal>
  )
}

function useRetry(onClose: () => void) {
  const queries = useQueryClient()
  const navigate = useNavigate()
  return useMutation({
    mutationFn: retryRun,
    onSuccess: (run) => {
      void queries.invalidateQueries({ queryKey: [...runsKey, 'list'] })
      onClose()
      void navigate(`/miners/actions/${run.id}`)
    },
  })
}
