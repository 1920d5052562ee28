import { Trash2 } from 'lucide-react'
import { useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { Button, IconButton } from '@/shared/ui/Button'
import { Field } from '@/shared/ui/Field'
import { LoadProblem } from '@/shared/ui/LoadProblem'
import { createContainer } from '../api/create-container'
import { deleteContainer } from '../api/delete-container'
import type { Container, Rack } from '../api/site'
import styles from './Places.module.css'
import { usePlaceAction } from './use-place-action'

interface ContainersProps {
  siteId: number
  containers: readonly Container[]
  racks: readonly Rack[]
  withActions: boolean
}

/** Halls, containers, rooms: what racks stand in. One that holds racks stays. */
export function Containers({ siteId, containers, racks, withActions }: ContainersProps) {
  const { t } = useTranslation('miners')
  const [name, setName] = useState('')
  const create = usePlaceAction(createContainer, () => setName(''))
  const remove = usePlaceAction(deleteContainer)
  const error = create.error ?? remove.error
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (name.trim() !== '') create.mutate({ site_id: siteId, name: name.trim() })
  }
  return (
    <>
      {containers.length === 0 && <p className={styles.soft}>{t('places.noContainers')}</p>}
      <ul className={styles.containers}>
        {containers.map((container) => {
          const held = racks.filter(({ container_id }) => container_id === container.id).length
          return (
            <li key={container.id}>
              <strong>{container.name}</strong>
              <span className={styles.soft}>{t('places.rackCount', { count: held })}</span>
              {withActions && held === 0 && (
                <IconButton label={t('places.removeContainer', { name: container.name })} disabled={remove.isPending} onClick={() => remove.mutate(container.id)}>
                  <Trash2 size={14} aria-hidden />
                </IconButton>
              )}
            </li>
          )
        })}
      </ul>
      {withActions && (
        <form className={styles.form} onSubmit={submit}>
          <Field label={t('places.containerName')} value={name} onChange={(event) => setName(event.target.value)} maxLength={64} required />
          <Button type="submit" disabled={create.isPending}>
            {t('places.addContainer')}
          </Button>
          {error && <LoadProblem error={error} />}
        </form>
      )}
    </>
  )
}
