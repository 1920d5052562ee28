import { useMutation, useQuery } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { Navigate, useNavigate } from 'react-router'
import { ApiError } from '@/shared/api/api-error'
import { setupQuery } from '@/shared/session/api/get-setup'
import { GateLayout } from '@/shared/session/GateLayout'
import { useSignedIn } from '@/shared/session/use-session'
import { Button } from '@/shared/ui/Button'
import { Field } from '@/shared/ui/Field'
import { Notice } from '@/shared/ui/Notice'
import { useProblemText } from '@/shared/ui/use-problem-text'
import { postSetup } from './api/post-setup'

const SHORTEST_PASSWORD = 8

export function SetupPage() {
  const { t } = useTranslation('auth')
  const navigate = useNavigate()
  const signedIn = useSignedIn()
  const problemText = useProblemText()
  const setup = useQuery(setupQuery)
  const [form, setForm] = useState({ code: '', username: '', password: '', again: '' })
  const [tried, setTried] = useState(false)

  const create = useMutation({
    mutationFn: postSetup,
    onSuccess: (person) => {
      signedIn(person)
      void navigate('/hosts', { replace: true })
    },
  })

  const tooShort = form.password.length < SHORTEST_PASSWORD
  const different = form.password !== form.again
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (tooShort || different) return
    create.mutate({ setup_code: form.code.trim(), username: form.username.trim(), password: form.password })
  }
  const bind = (name: keyof typeof form) => ({
    value: form[name],
    onChange: (event: { target: { value: string } }) => setForm({ ...form, [name]: event.target.value }),
    required: true,
  })

  if (setup.data?.needed === false && !create.isSuccess) return <Navigate to="/login" replace />
  return (
    <GateLayout title={t('setup.title')} words={t('setup.words')}>
      <form onSubmit={submit} data-testid="setup-form">
        <Field label={t('setup.code')} hint={t('setup.codeHint')} autoComplete="one-time-code" autoFocus spellCheck={false} name="setup_code" {...bind('code')} />
        <Field label={t('username')} autoComplete="username" spellCheck={false} autoCapitalize="none" name="username" {...bind('username')} />
        <Field
          label={t('password')}
          type="password"
          autoComplete="new-password"
          name="password"
          hint={t('setup.passwordHint', { count: SHORTEST_PASSWORD })}
          problem={tried && tooShort ? t('setup.passwordHint', { count: SHORTEST_PASSWORD }) : null}
          {...bind('password')}
        />
        <Field
          label={t('setup.again')}
          type="password"
          autoComplete="new-password"
          name="password_again"
          problem={tried && different ? t('setup.different') : null}
          {...bind('again')}
        />
        {create.error && <Notice tone="critical">{refusal(create.error) ? t(refusal(create.error)!) : problemText(create.error)}</Notice>}
        <Button type="submit" look="primary" disabled={create.isPending}>
          {t('setup.create')}
        </Button>
      </form>
    </GateLayout>
  )
}

function refusal(error: Error): 'setup.wrongCode' | 'setup.alreadyDone' | null {
  if (!(error instanceof ApiError)) return null
  if (error.status === 403) return 'setup.wrongCode'
  return error.status === 409 ? 'setup.alreadyDone' : null
}
