import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ApiError } from '@/shared/api/api-error'
import { usePerson } from '@/shared/session/use-session'
import { Button, IconButton } from '@/shared/ui/Button'
import { Card } from '@/shared/ui/Card'
import { LoadProblem } from '@/shared/ui/LoadProblem'
import { Modal, ModalActions } from '@/shared/ui/Modal'
import { Notice } from '@/shared/ui/Notice'
import { Skeleton } from '@/shared/ui/Skeleton'
import { deleteUser } from './api/delete-user'
import { usersQuery } from './api/list-users'
import { CreateAccount } from './CreateAccount'
import styles from './SettingsPage.module.css'

interface Account {
  id: number
  username: string
}

export function Accounts() {
  const { t } = useTranslation(['settings', 'shell'])
  const { data: users, error, refetch } = useQuery(usersQuery)
  const me = usePerson()
  const [leaving, setLeaving] = useState<Account | null>(null)
  return (
    <Card title={t('settings:accounts.title')}>
      {error && <LoadProblem error={error} onRetry={() => void refetch()} />}
      {!users && !error && <Skeleton lines={3} height={28} />}
      {users && (
        <table className={styles.accounts}>
          <thead>
            <tr>
              <th scope="col">{t('settings:accounts.name')}</th>
              <th scope="col">{t('settings:accounts.role')}</th>
              <th>
                <span className="visually-hidden">{t('settings:accounts.delete')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {users.map((user) => (
              <tr key={user.id}>
                <td>{user.id === me?.user_id ? t('settings:accounts.you', { name: user.username }) : user.username}</td>
                <td>{t(`shell:user.role.${user.role}`)}</td>
                <td>
                  {user.id !== me?.user_id && (
                    <IconButton label={t('settings:accounts.deleteName', { name: user.username })} onClick={() => setLeaving(user)}>
                      <Trash2 size={15} aria-hidden />
                    </IconButton>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <CreateAccount />
      {leaving && <DeleteAccount account={leaving} onClose={() => setLeaving(null)} />}
    </Card>
  )
}

function DeleteAccount({ account, onClose }: { account: Account; onClose: () => void }) {
  const { t } = useTranslation(['settings', 'common'])
  const queries = useQueryClient()
  const remove = useMutation({
    mutationFn: deleteUser,
    onSuccess: async () => {
      await queries.invalidateQueries(usersQuery)
      onClose()
    },
  })
  const last = remove.error instanceof ApiError && remove.error.status === 409
  return (
    <Modal title={t('settings:accounts.deleteTitle', { name: account.username })} description={t('settings:accounts.deleteWords')} onClose={onClose}>
      {remove.error && (last ? <Notice tone="critical">{t('settings:accounts.last')}</Notice> : <LoadProblem error={remove.error} />)}
      <ModalActions>
        <Button autoFocus onClick={onClose}>{t('common:cancel')}</Button>
        <Button look="danger" disabled={remove.isPending} onClick={() => remove.mutate(account.id)}>
          {t('settings:accounts.delete')}
        </Button>
      </ModalActions>
    </Modal>
  )
}
