import { useMutation } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { useIsAdmin } from '@/shared/session/use-session'
import { Button } from '@/shared/ui/Button'
import { Card } from '@/shared/ui/Card'
import { EmptyState } from '@/shared/ui/EmptyState'
import { Field } from '@/shared/ui/Field'
import { LoadProblem } from '@/shared/ui/LoadProblem'
import styles from './AddHostPage.module.css'
import { createToken } from './api/create-token'
import { Enrolment } from './Enrolment'

export function AddHostPage() {
  const { t } = useTranslation('addHost')
  const isAdmin = useIsAdmin()
  const [name, setName] = useState('')
  const create = useMutation({ mutationFn: createToken })

  if (!isAdmin) {
    return (
      <EmptyState title={t('adminOnly.title')}>
        <p>{t('adminOnly.words')}</p>
      </EmptyState>
    )
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    create.mutate(name.trim())
  }
  const another = () => {
    setName('')
    create.reset()
  }
  return (
    <div className={styles.page}>
      <header className={styles.header}>
        <h1>{t('title')}</h1>
        <p>{t('words')}</p>
      </header>
      {create.data ? (
        <Enrolment token={create.data} onAgain={() => create.mutate(name.trim())} onAnother={another} />
      ) : (
        <Card title={t('name.title')}>
          <form className={styles.form} onSubmit={submit}>
            <Field
              label={t('name.label')}
              hint={t('name.hint')}
              value={name}
              onChange={(event) => setName(event.target.value)}
              maxLength={128}
              autoFocus
              spellCheck={false}
              data-testid="add-host-name"
            />
            {create.error && <LoadProblem error={create.error} />}
            <div>
              <Button type="submit" look="primary" disabled={create.isPending} data-testid="add-host-create">
                {t('name.create')}
              </Button>
            </div>
          </form>
        </Card>
      )}
    </div>
  )
}
