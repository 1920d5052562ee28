import { Pencil } from 'lucide-react'
import { useEffect, useRef, useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { Button, IconButton } from '@/shared/ui/Button'
import { Field } from '@/shared/ui/Field'
import type { MinerDetail } from '../api/miner-detail'
import styles from './edits.module.css'
import { useMinerEdit } from './use-miner-edit'

const LONGEST_NAME = 128

/** The name over the page; an administrator changes it where it stands. */
export function MinerName({ miner, editable }: { miner: MinerDetail; editable: boolean }) {
  const { t } = useTranslation('minerEdits')
  const [editing, setEditing] = useState(false)
  const pencil = useRef<HTMLButtonElement>(null)
  const wasEditing = useRef(false)
  useEffect(() => {
    if (wasEditing.current && !editing) pencil.current?.focus()
    wasEditing.current = editing
  }, [editing])
  if (editable && editing) return <NameForm miner={miner} onClose={() => setEditing(false)} />
  return (
    <span className={styles.name}>
      <h1>{miner.name}</h1>
      {editable && (
        <IconButton ref={pencil} label={t('name.open')} onClick={() => setEditing(true)}>
          <Pencil size={14} aria-hidden />
        </IconButton>
      )}
    </span>
  )
}

function NameForm({ miner, onClose }: { miner: MinerDetail; onClose: () => void }) {
  const { t } = useTranslation(['minerEdits', 'common'])
  const [name, setName] = useState(miner.name)
  const { save, isPending, problem } = useMinerEdit(miner, onClose)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const wanted = name.trim()
    // Who leaves a name of its own as it is did not give it one.
    if (wanted === miner.name) return onClose()
    save({ choices: { name: wanted || null }, before: { name: miner.given_name }, told: wanted ? t('minerEdits:name.done', { name: wanted }) : t('minerEdits:name.taken') })
  }
  return (
    <form className={styles.nameForm} onSubmit={submit} onKeyDown={(event) => event.key === 'Escape' && onClose()}>
      <h1 className="visually-hidden">{miner.name}</h1>
      <Field
        className={styles.nameField}
        label={t('minerEdits:name.label')}
        name="miner-name"
        value={name}
        onChange={(event) => setName(event.target.value)}
        onFocus={(event) => event.target.select()}
        autoFocus
        maxLength={LONGEST_NAME}
        spellCheck={false}
        hint={t('minerEdits:name.hint')}
        problem={problem}
      />
      <span className={styles.nameButtons}>
        <Button type="submit" look="primary" disabled={isPending}>
          {t('minerEdits:name.save')}
        </Button>
        <Button onClick={onClose}>{t('common:cancel')}</Button>
      </span>
    </form>
  )
}
