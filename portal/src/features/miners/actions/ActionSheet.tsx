import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { ApiError } from '@/shared/api/api-error'
import { Button } from '@/shared/ui/Button'
import { Field } from '@/shared/ui/Field'
import { LoadProblem } from '@/shared/ui/LoadProblem'
import { ModalActions } from '@/shared/ui/Modal'
import { Notice } from '@/shared/ui/Notice'
import { Sheet } from '@/shared/ui/Sheet'
import type { Miner } from '../api/miner'
import styles from './ActionSheet.module.css'
import type { ActionName } from './api/action'
import { runsKey } from './api/list-runs'
import { orderAction } from './api/order-action'
import { ArgumentFields } from './ArgumentFields'
import { LimitWords } from './LimitWords'
import { firstForm, isComplete, LONGEST_REASON, MOST_STAGGER_SECONDS, orderOf, runOf, wantsNumber, type OrderForm } from './order-form'
import type { Permissions } from './refusal'
import { MOST_MINERS, planOf } from './run-plan'
import { WhichMiners } from './WhichMiners'

interface ActionSheetProps {
  action: ActionName
  miners: readonly Miner[]
  permissions: Permissions
  onClose: () => void
  onOrdered?: (() => void) | undefined
}

/** What will be done to whom, how fast and why, before anything is. */
export function ActionSheet({ action, miners, permissions, onClose, onOrdered }: ActionSheetProps) {
  const { t } = useTranslation('minerActions')
  const { t: common } = useTranslation('common')
  // An agent that is none of these miners' has pools that are none of theirs.
  const agents = permissions.agents.filter(({ agent_id }) => miners.some((miner) => miner.agent_id === agent_id))
  const [form, setForm] = useState(() => firstForm(agents))
  const change = (part: Partial<OrderForm>) => setForm((before) => ({ ...before, ...part }))
  const order = orderOf(action, form)
  const plan = planOf(miners, order, permissions)
  const count = plan.miners.length
  const send = useSend(onClose, onOrdered)
  const askedFor = send.error instanceof ApiError && send.error.status === 409
  const numberWanted = wantsNumber(order, form, askedFor)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    send.mutate(runOf(action, numberWanted ? form : { ...form, typed: '' }, plan.miners.map(({ id }) => id)))
  }
  return (
    <Sheet title={t(`name.${action}`)} subtitle={t('sheet.count', { count })} onClose={onClose}>
      <form className={styles.form} onSubmit={submit} data-testid="action-sheet">
        <WhichMiners plan={plan} action={action} />
        <ArgumentFields action={action} form={form} agents={agents} onChange={change} />
        <Field
          label={t('sheet.reason')}
          hint={t('sheet.reasonHint')}
          name="reason"
          value={form.reason}
          onChange={(event) => change({ reason: event.target.value })}
          maxLength={LONGEST_REASON}
          required
          autoFocus
          autoComplete="off"
        />
        {count > 1 && (
          <Field
            className={styles.short}
            label={t('sheet.stagger')}
            name="stagger"
            type="number"
            min={0}
            max={MOST_STAGGER_SECONDS}
            step={1}
            value={form.stagger}
            onChange={(event) => change({ stagger: event.target.value })}
            required
          />
        )}
        <label className={styles.check}>
          <input type="checkbox" checked={form.dryRun} onChange={(event) => change({ dryRun: event.target.checked })} />
          <span>
            {t('sheet.dryRun')}
            <small>{t('sheet.dryRunHint')}</small>
          </span>
        </label>
        <LimitWords shares={plan.shares} staggerSeconds={Number(form.stagger) || 0} dryRun={form.dryRun} />
        {numberWanted && count > 0 && (
          <Field
            className={styles.short}
            label={t('sheet.type', { count })}
            name="typed"
            value={form.typed}
            onChange={(event) => change({ typed: event.target.value })}
            inputMode="numeric"
            autoComplete="off"
            required
          />
        )}
        {count > MOST_MINERS && <Notice tone="attention">{t('sheet.tooMany', { most: MOST_MINERS })}</Notice>}
        {send.error && (askedFor ? <Notice tone="attention">{t('sheet.numberAsked', { count })}</Notice> : <LoadProblem error={send.error} />)}
        <ModalActions>
          <Button onClick={onClose}>{common('cancel')}</Button>
          <Button type="submit" look={numberWanted ? 'danger' : 'primary'} disabled={send.isPending || count > MOST_MINERS || !isComplete(order, form, count, numberWanted)}>
            {t(form.dryRun ? 'sheet.tryIt' : 'sheet.doIt', { action: t(`name.${action}`), count })}
          </Button>
        </ModalActions>
      </form>
    </Sheet>
  )
}

/** What was ordered is looked at on its own page. */
function useSend(onClose: () => void, onOrdered: (() => void) | undefined) {
  const navigate = useNavigate()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: orderAction,
    onSuccess: (run) => {
      void queries.invalidateQueries({ queryKey: [...runsKey, 'list'] })
      onClose()
      onOrdered?.()
      void navigate(`/miners/actions/${run.id}`)
    },
  })
}
