import { Pencil, Trash2 } from 'lucide-react'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNow } from '@/shared/time/use-now'
import { Button, IconButton } from '@/shared/ui/Button'
import { LoadProblem } from '@/shared/ui/LoadProblem'
import { Notice } from '@/shared/ui/Notice'
import { StateWord } from '@/shared/ui/Tag'
import { useFormat } from '@/shared/units/use-format'
import { deletePoolAccount } from './api/delete-pool-account'
import type { PoolAccount } from './api/list-pool-accounts'
import { testPoolAccount } from './api/test-pool-account'
import { EditPoolAccount } from './EditPoolAccount'
import styles from './PoolAccounts.module.css'
import { usePoolAccountAction } from './use-pool-account-action'

const tones = { waiting: 'quiet', ok: 'ok', failing: 'attention' } as const

export function PoolAccountRow({ account, withActions }: { account: PoolAccount; withActions: boolean }) {
  const { t } = useTranslation('poolAccounts')
  const format = useFormat()
  const nowMs = useNow(30_000)
  const test = usePoolAccountAction(testPoolAccount)
  const remove = usePoolAccountAction(deletePoolAccount)
  const [editing, setEditing] = useState(false)
  const pencil = useRef<HTMLButtonElement>(null)
  const close = (isChanged: boolean) => {
    setEditing(false)
    // What was seen of the account as it was says nothing of what it is now.
    if (isChanged) test.reset()
    pencil.current?.focus()
  }
  const name = `${account.title} · ${account.account}`
  const facts = [
    account.workers_seen === null ? null : t('workers', { count: account.workers_seen }),
    account.last_success_at === null ? null : t('answered', { ago: format.ago(account.last_success_at, nowMs) }),
    account.is_own_base_url ? account.base_url : null,
    ...account.hosts,
  ].filter((fact) => fact !== null)
  return (
    <li data-testid={`pool-account-${account.id}`}>
      <div className={styles.line}>
        <strong>{account.title}</strong>
        <span className={styles.account}>{account.account}</span>
        <StateWord tone={tones[account.state]}>{t(`state.${account.state}`)}</StateWord>
        <span className={styles.facts}>{facts.join(' · ')}</span>
        {withActions && (
          <span className={styles.actions}>
            <Button disabled={test.isPending} onClick={() => test.mutate(account.id)}>
              {test.isPending ? t('testing') : t('test')}
            </Button>
            <IconButton ref={pencil} label={t('edit', { name })} aria-expanded={editing} onClick={() => setEditing(!editing)}>
              <Pencil size={14} aria-hidden />
            </IconButton>
            <IconButton label={t('remove', { name })} disabled={remove.isPending} onClick={() => remove.mutate(account.id)}>
              <Trash2 size={14} aria-hidden />
            </IconButton>
          </span>
        )}
      </div>
      {withActions && editing && <EditPoolAccount account={account} name={name} onClose={close} />}
      {!test.data && account.error && <p className={styles.problem}>{account.error}</p>}
      {test.data && <Notice tone={test.data.ok ? 'ok' : 'attention'}>{test.data.sentence}</Notice>}
      {(test.error ?? remove.error) && <LoadProblem error={test.error ?? remove.error} />}
    </li>
  )
}
