import { useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { useIsAdmin } from '@/shared/session/use-session'
import { Button } from '@/shared/ui/Button'
import { CheckField, Field } from '@/shared/ui/Field'
import { Modal, ModalActions } from '@/shared/ui/Modal'
import { useProblemText } from '@/shared/ui/use-problem-text'
import { changeView } from './api/change-view'
import { createView } from './api/create-view'
import { useViewAction } from './use-view-action'
import type { SavedView } from './view-query'

const LONGEST_NAME = 64

interface NameViewProps {
  page: string
  query: string
  /** The one to rename; none = a new one is saved. */
  view?: SavedView
  /** The names that this person's views of the page have. */
  taken: readonly string[]
  onSaved?: (view: SavedView) => void
  onClose: () => void
}

export function NameView({ page, query, view, taken, onSaved, onClose }: NameViewProps) {
  const { t } = useTranslation(['views', 'common'])
  const problemText = useProblemText()
  const isAdmin = useIsAdmin()
  const [name, setName] = useState(view?.name ?? '')
  const [shared, setShared] = useState(false)
  const save = useViewAction(
    (next: string) => (view ? changeView({ id: view.id, name: next }) : createView({ page, name: next, query, shared })),
    (saved) => {
      onSaved?.(saved)
      onClose()
    },
  )
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate(wanted)
  }
  const wanted = name.trim()
  const isTaken = wanted.toUpperCase() !== view?.name.toUpperCase() && taken.some((other) => other.toUpperCase() === wanted.toUpperCase())
  return (
    <Modal title={view ? t('views:renameTitle', { name: view.name }) : t('views:saveTitle')} {...(view ? {} : { description: t('views:saveWords') })} onClose={onClose}>
      <form onSubmit={submit}>
        <Field
          label={t('views:name')}
          name="view-name"
          value={name}
          onChange={(event) => setName(event.target.value)}
          required
          autoFocus
          maxLength={LONGEST_NAME}
          problem={isTaken ? t('views:taken') : save.error ? problemText(save.error) : null}
        />
        {!view && isAdmin && <CheckField label={t('views:share')} checked={shared} onChange={setShared} />}
        <ModalActions>
          <Button onClick={onClose}>{t('common:cancel')}</Button>
          <Button type="submit" look="primary" disabled={save.isPending || isTaken || wanted === '' || wanted === view?.name}>
            {t(view ? 'views:renameSave' : 'views:saveSave')}
          </Button>
        </ModalActions>
      </form>
    </Modal>
  )
}
