import { useMutation, useQuery } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { Navigate, useNavigate, useSearchParams } from 'react-router'
import { ApiError } from '@/shared/api/api-error'
import { setupQuery } from '@/shared/session/api/get-setup'
import { GateLayout } from '@/shared/session/GateLayout'
import { useSignedIn } from '@/shared/session/use-session'
import { Button } from '@/shared/ui/Button'
import { Field } from '@/shared/ui/Field'
import { Notice } from '@/shared/ui/Notice'
import { useProblemText } from '@/shared/ui/use-problem-text'
import { postLogin } from './api/post-login'
import { safeReturnPath } from './return-path'

export function LoginPage() {
  const { t } = useTranslation('auth')
  const [params] = useSearchParams()
  const navigate = useNavigate()
  const signedIn = useSignedIn()
  const problemText = useProblemText()
  const setup = useQuery(setupQuery)
  const [username, setUsername] = useState('')
  const [password, setPassword] = useState('')

  const login = useMutation({
    mutationFn: postLogin,
    onSuccess: (person) => {
      signedIn(person)
      void navigate(safeReturnPath(params.get('return')), { replace: true })
    },
    onError: () => setPassword(''),
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    login.mutate({ username: username.trim(), password })
  }

  if (setup.data?.needed) return <Navigate to="/setup" replace />
  const wrong = login.error instanceof ApiError && login.error.status === 401
  return (
    <GateLayout title={t('login.title')} words={t('login.words')}>
      <form onSubmit={submit} data-testid="login-form">
        <Field
          label={t('username')}
          name="username"
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          autoFocus
          required
          value={username}
          onChange={(event) => setUsername(event.target.value)}
        />
        <Field
          label={t('password')}
          name="password"
          type="password"
          autoComplete="current-password"
          required
          value={password}
          onChange={(event) => setPassword(event.target.value)}
        />
        {login.error && <Notice tone="critical">{wrong ? t('login.wrong') : problemText(login.error)}</Notice>}
        <Button type="submit" look="primary" disabled={login.isPending}>
          {t('login.enter')}
        </Button>
      </form>
    </GateLayout>
  )
}
