import { useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '@/shared/ui/Button'
import { Field, SelectField } from '@/shared/ui/Field'
import { LoadProblem } from '@/shared/ui/LoadProblem'
import { createRack } from '../api/create-rack'
import type { Container, Rack } from '../api/site'
import styles from './Places.module.css'
import { usePlaceAction } from './use-place-action'

const MOST = 100

interface NewRackProps {
  siteId: number
  containers: readonly Container[]
  racks: readonly Rack[]
}

export function NewRack({ siteId, containers, racks }: NewRackProps) {
  const { t } = useTranslation('miners')
  const [name, setName] = useState('')
  const [rows, setRows] = useState('6')
  const [columns, setColumns] = useState('6')
  const [container, setContainer] = useState('')
  const create = usePlaceAction(createRack, () => setName(''))
  const taken = racks.some((rack) => rack.name.toLowerCase() === name.trim().toLowerCase())
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (name.trim() === '' || taken) return
    create.mutate({ site_id: siteId, name: name.trim(), rows: Number(rows), columns: Number(columns), container_id: container === '' ? null : Number(container) })
  }
  const places = [{ value: '', label: t('places.noContainer') }, ...containers.map(({ id, name: label }) => ({ value: String(id), label }))]
  return (
    <form className={styles.form} onSubmit={submit}>
      <Field label={t('places.rackName')} value={name} onChange={(event) => setName(event.target.value)} maxLength={64} required problem={taken ? t('places.taken') : null} />
      <Field label={t('places.rows')} type="number" min={1} max={MOST} required value={rows} onChange={(event) => setRows(event.target.value)} />
      <Field label={t('places.columns')} type="number" min={1} max={MOST} required value={columns} onChange={(event) => setColumns(event.target.value)} />
      <SelectField label={t('map.container')} value={container} options={places} onChange={setContainer} />
      <Button type="submit" disabled={create.isPending}>
        {t('places.addRack')}
      </Button>
      {create.error && <LoadProblem error={create.error} />}
    </form>
  )
}
