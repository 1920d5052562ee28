import { useQuery } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '@/shared/ui/Button'
import { Field, SelectField } from '@/shared/ui/Field'
import { LoadProblem } from '@/shared/ui/LoadProblem'
import { createPoolAccount } from './api/create-pool-account'
import { poolKindsQuery } from './api/list-pool-kinds'
import { emptyDraft, mayGoPlain, toAccount } from './account-draft'
import styles from './PoolAccounts.module.css'
import { usePoolAccountAction } from './use-pool-account-action'

/** The kind first; then only what is needed for it. */
export function NewPoolAccount() {
  const { t } = useTranslation('poolAccounts')
  const kinds = useQuery(poolKindsQuery)
  const [draft, setDraft] = useState(emptyDraft)
  const create = usePoolAccountAction(createPoolAccount, () => setDraft(emptyDraft))
  const kind = kinds.data?.find((known) => known.kind === draft.kind)
  const change = (part: Partial<typeof draft>) => setDraft((now) => ({ ...now, ...part }))
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
          <Field label={t(`account.${kind.account_is}`)} hint={t('accountHint')} value={draft.account} onChange={(event) => change({ account: event.target.value })} maxLength={128} required spellCheck={false} />
          {kind.needs_secret && (
            <Field label={t('secret')} hint={t('secretHint')} type="password" value={draft.secret} onChange={(event) => change({ secret: event.target.value })} maxLength={512} required autoComplete="new-password" />
          )}
          <Field label={t('baseUrl')} hint={t('baseUrlHint')} value={draft.baseUrl} onChange={(event) => change({ baseUrl: event.target.value })} placeholder={kind.base_url} maxLength={300} spellCheck={false} />
          <Field label={t('hosts')} hint={t('hostsHint')} value={draft.hosts} onChange={(event) => change({ hosts: event.target.value })} spellCheck={false} />
          {mayGoPlain(draft, kind) && (
            <label className={styles.check}>
              <input type="checkbox" checked={draft.plaintext} onChange={(event) => change({ plaintext: event.target.checked })} />
              {t('plaintext')}
            </label>
          )}
          <Button type="submit" disabled={create.isPending}>
            {t('add')}
          </Button>
        </>
      )}
      {create.error && <LoadProblem error={create.error} />}
    </form>
  )
}
