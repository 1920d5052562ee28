import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { ApiError } from '@/shared/api/api-error'
import type { Role } from '@/shared/api/types'
import { Button } from '@/shared/ui/Button'
import { Field, SelectField } from '@/shared/ui/Field'
import { LoadProblem } from '@/shared/ui/LoadProblem'
import { Notice } from '@/shared/ui/Notice'
import { createUser } from './api/create-user'
import { usersQuery } from './api/list-users'
import styles from './SettingsPage.module.css'

const empty = { username: '', password: '', role: 'viewer' as Role }

export function CreateAccount() {
  const { t } = useTranslation(['settings', 'shell', 'auth'])
  const queries = useQueryClient()
  const [form, setForm] = useState(empty)
  const create = useMutation({
    mutationFn: createUser,
    onSuccess: async () => {
      setForm(empty)
      await queries.invalidateQueries(usersQuery)
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    create.mutate({ ...form, username: form.username.trim() })
  }
  const roles = (['viewer', 'admin'] as const).map((value) => ({ value, label: t(`shell:user.role.${value}`) }))
  const taken = create.error instanceof ApiError && create.error.status === 409
  return (
    <form className={styles.create} onSubmit={submit}>
      <h3>{t('settings:accounts.newTitle')}</h3>
      <div className={styles.fields}>
        <Field label={t('auth:username')} required autoComplete="off" spellCheck={false} value={form.username} onChange={(event) => setForm({ ...form, username: event.target.value })} />
        <Field
          label={t('auth:password')}
          type="password"
          required
          minLength={8}
          autoComplete="new-password"
          value={form.password}
          onChange={(event) => setForm({ ...form, password: event.target.value })}
        />
        <SelectField label={t('settings:accounts.role')} value={form.role} options={roles} onChange={(role) => setForm({ ...form, role })} />
      </div>
      {create.error && (taken ? <Notice tone="critical">{t('settings:accounts.taken')}</Notice> : <LoadProblem error={create.error} />)}
      {create.isSuccess && <Notice tone="ok">{t('settings:accounts.created')}</Notice>}
      <div>
        <Button type="submit" disabled={create.isPending}>
          {t('settings:accounts.create')}
        </Button>
      </div>
    </form>
  )
}
