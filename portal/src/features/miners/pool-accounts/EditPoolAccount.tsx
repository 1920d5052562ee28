import { useQuery } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '@/shared/ui/Button'
import { LoadProblem } from '@/shared/ui/LoadProblem'
import { changePoolAccount } from './api/change-pool-account'
import type { PoolAccount } from './api/list-pool-accounts'
import { poolKindsQuery } from './api/list-pool-kinds'
import { draftOf, toChanges } from './account-draft'
import { PoolAccountFields } from './PoolAccountFields'
import styles from './PoolAccounts.module.css'
import { usePoolAccountAction } from './use-pool-account-action'

interface EditPoolAccountProps {
  account: PoolAccount
  name: string
  /** Told whether something was changed. */
  onClose: (isChanged: boolean) => void
}

/** The same fields as for a new account; the kind stays. */
export function EditPoolAccount({ account, name, onClose }: EditPoolAccountProps) {
  const { t } = useTranslation(['poolAccounts', 'common'])
  const kinds = useQuery(poolKindsQuery)
  const [draft, setDraft] = useState(() => draftOf(account))
  const change = usePoolAccountAction(changePoolAccount, () => onClose(true))
  const kind = kinds.data?.find((known) => known.kind === account.kind)
  if (!kind) return kinds.error && <LoadProblem error={kinds.error} onRetry={() => void kinds.refetch()} />
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const changes = toChanges(draft, account, kind)
    if (Object.keys(changes).length === 0) return onClose(false)
    change.mutate({ id: account.id, changes })
  }
  return (
    <form className={styles.form} aria-label={t('poolAccounts:edit', { name })} onSubmit={submit} onKeyDown={(event) => event.key === 'Escape' && onClose(false)} autoComplete="off">
      <PoolAccountFields draft={draft} kind={kind} known={account} onChange={(part) => setDraft((now) => ({ ...now, ...part }))} />
      <Button type="submit" look="primary" disabled={change.isPending}>
        {t('poolAccounts:save')}
      </Button>
      <Button onClick={() => onClose(false)}>{t('common:cancel')}</Button>
      {change.error && <LoadProblem error={change.error} />}
    </form>
  )
}
