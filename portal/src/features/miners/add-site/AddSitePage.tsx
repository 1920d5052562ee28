import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useId, useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { ApiError } from '@/shared/api/api-error'
import { useIsAdmin } from '@/shared/session/use-session'
import { Button } from '@/shared/ui/Button'
import { Card } from '@/shared/ui/Card'
import { EmptyState } from '@/shared/ui/EmptyState'
import { Field } from '@/shared/ui/Field'
import { LoadProblem } from '@/shared/ui/LoadProblem'
import { createSite } from '../api/create-site'
import { sitesKey } from '../api/list-sites'
import styles from './AddSitePage.module.css'
import { SiteArrival } from './SiteArrival'
import { networksIn } from './networks'
import { isTimeZone, knownTimeZones, ownTimeZone } from './time-zones'

export function AddSitePage() {
  const { t } = useTranslation('miners')
  const isAdmin = useIsAdmin()
  const queries = useQueryClient()
  const [networks, setNetworks] = useState<readonly string[]>([])
  const create = useMutation({ mutationFn: createSite, onSuccess: () => queries.invalidateQueries({ queryKey: sitesKey }) })
  if (!isAdmin) {
    return (
      <EmptyState title={t('addSite.adminOnly')}>
        <p>{t('addSite.adminOnlyWords')}</p>
      </EmptyState>
    )
  }
  return (
    <div className={styles.page}>
      <header className={styles.header}>
        <h1>{t('addSite.title')}</h1>
        <p>{t('addSite.words')}</p>
      </header>
      {create.data ? (
        <SiteArrival created={create.data} networks={networks} />
      ) : (
        <NameForm
          pending={create.isPending}
          error={create.error}
          onSubmit={(name, timeZone, typed) => {
            setNetworks(typed)
            create.mutate({ name, time_zone: timeZone })
          }}
        />
      )}
    </div>
  )
}

interface NameFormProps {
  pending: boolean
  error: Error | null
  onSubmit: (name: string, timeZone: string, networks: readonly string[]) => void
}

function NameForm({ pending, error, onSubmit }: NameFormProps) {
  const { t } = useTranslation('miners')
  const [name, setName] = useState('')
  const [zone, setZone] = useState(ownTimeZone)
  const zones = useId()
  const [ranges, setRanges] = useState('')
  const [refused, setRefused] = useState('')
  const taken = error instanceof ApiError && error.status === 409 && refused === name
  const wrongZone = !isTimeZone(zone)
  const networks = networksIn(ranges)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (name.trim() === '' || wrongZone || !networks) return
    setRefused(name)
    onSubmit(name.trim(), zone, networks)
  }
  return (
    <Card title={t('addSite.nameTitle')}>
      <form className={styles.form} onSubmit={submit}>
        <Field label={t('addSite.name')} value={name} onChange={(event) => setName(event.target.value)} maxLength={128} required autoFocus spellCheck={false} problem={taken ? t('addSite.taken') : null} data-testid="site-name" />
        <Field label={t('addSite.zone')} hint={t('addSite.zoneHint')} value={zone} onChange={(event) => setZone(event.target.value)} list={zones} required spellCheck={false} problem={wrongZone ? t('addSite.noZone') : null} />
        <datalist id={zones}>
          {knownTimeZones().map((known) => (
            <option key={known} value={known} />
          ))}
        </datalist>
        <Field
          label={t('addSite.networks')}
          hint={t('addSite.networksHint')}
          value={ranges}
          onChange={(event) => setRanges(event.target.value)}
          maxLength={2000}
          required
          spellCheck={false}
          autoComplete="off"
          problem={ranges.trim() !== '' && !networks ? t('addSite.noNetwork') : null}
          data-testid="site-networks"
        />
        {error && !taken && !(error instanceof ApiError && error.status === 409) && <LoadProblem error={error} />}
        <div>
          <Button type="submit" look="primary" disabled={pending} data-testid="site-create">
            {t('addSite.create')}
          </Button>
        </div>
      </form>
    </Card>
  )
}
