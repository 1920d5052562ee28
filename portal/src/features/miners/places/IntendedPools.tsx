import { useQuery } from '@tanstack/react-query'
import { Trash2 } from 'lucide-react'
import { useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { Button, IconButton } from '@/shared/ui/Button'
import { Card } from '@/shared/ui/Card'
import { Field } from '@/shared/ui/Field'
import { LoadProblem } from '@/shared/ui/LoadProblem'
import { Tag } from '@/shared/ui/Tag'
import { createPool } from '../api/create-pool'
import { deletePool } from '../api/delete-pool'
import { poolsQuery } from '../api/list-pools'
import styles from './Places.module.css'
import { usePlaceAction } from './use-place-action'

/** Where the miners of the site are meant to send their shares: what "wrong pool" is measured by. */
export function IntendedPools({ siteId, withActions }: { siteId: number; withActions: boolean }) {
  const { t } = useTranslation('miners')
  const { data } = useQuery(poolsQuery)
  const remove = usePlaceAction(deletePool)
  const pools = (data ?? []).filter(({ site_id }) => site_id == null || site_id === siteId)
  return (
    <Card title={t('intended.title')}>
      <p className={styles.soft}>{t('intended.words')}</p>
      <ul className={styles.containers}>
        {pools.map((pool) => (
          <li key={pool.id}>
            <strong>{pool.name}</strong>
            <span className={styles.url}>{[pool.url, pool.worker_pattern].filter(Boolean).join(' · ')}</span>
            {pool.site_id == null && <Tag>{t('intended.all')}</Tag>}
            {withActions && (
              <IconButton label={t('intended.remove', { name: pool.name })} disabled={remove.isPending} onClick={() => remove.mutate(pool.id)}>
                <Trash2 size={14} aria-hidden />
              </IconButton>
            )}
          </li>
        ))}
      </ul>
      {remove.error && <LoadProblem error={remove.error} />}
      {withActions && <NewPool siteId={siteId} />}
    </Card>
  )
}

function NewPool({ siteId }: { siteId: number }) {
  const { t } = useTranslation('miners')
  const [name, setName] = useState('')
  const [url, setUrl] = useState('')
  const [pattern, setPattern] = useState('')
  const create = usePlaceAction(createPool, () => {
    setName('')
    setUrl('')
    setPattern('')
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    create.mutate({ name: name.trim(), url: url.trim(), worker_pattern: pattern.trim() || null, site_id: siteId })
  }
  return (
    <form className={styles.form} onSubmit={submit}>
      <Field label={t('intended.name')} value={name} onChange={(event) => setName(event.target.value)} maxLength={64} required />
      <Field className={styles.grow} label={t('intended.url')} value={url} onChange={(event) => setUrl(event.target.value)} placeholder={t('intended.example')} maxLength={256} required spellCheck={false} />
      <Field label={t('intended.pattern')} value={pattern} onChange={(event) => setPattern(event.target.value)} placeholder={t('intended.patternExample')} maxLength={128} spellCheck={false} />
      <Button type="submit" disabled={create.isPending}>
        {t('intended.add')}
      </Button>
      {create.error && <LoadProblem error={create.error} />}
    </form>
  )
}
