import { useQuery } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '@/shared/ui/Button'
import { SelectField } from '@/shared/ui/Field'
import { LoadProblem } from '@/shared/ui/LoadProblem'
import { createPoolAccount } from './api/create-pool-account'
import { poolKindsQuery } from './api/list-pool-kinds'
import { emptyDraft, toAccount } from './account-draft'
import { PoolAccountFields } from './PoolAccountFields'
import styles from './PoolAccounts.module.css'
import { usePoolAccountAction } from './use-pool-account-action'

/** The kind first; then only what is needed for it. */
export function NewPoolAccount() {
  const { t } = useTranslation('poolAccounts')
  const kinds = useQuery(poolKindsQuery)
  const [draft, setDraft] = useState(emptyDraft)
  const create = usePoolAccountAction(createPoolAccount, () => setDraft(emptyDraft))
  const kind = kinds.data?.find((known) => known.kind === draft.kind)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (kind) create.mutate(toAccount(draft, kind))
  }
  if (!kinds.data) return kinds.error && <LoadProblem error={kinds.error} onRetry={() => void kinds.refetch()} />
  const choices = [{ value: '', label: t('choose') }, ...kinds.data.map(({ kind: value, title: label }) => ({ value, label }))]
  return (
    <form className={styles.form} onSubmit={submit} autoComplete="off">
      <SelectField label={t('kind')} value={draft.kind} options={choices} onChange={(value) => setDraft({ ...emptyDraft, kind: value })} />
      {kind && (
        <>
          <PoolAccountFields draft={draft} kind={kind} onChange={(part) => setDraft((now) => ({ ...now, ...part }))} />
          <Button type="submit" disabled={create.isPending}>
            {t('add')}
          </Button>
        </>
      )}
      {create.error && <LoadProblem error={create.error} />}
    </form>
  )
}
