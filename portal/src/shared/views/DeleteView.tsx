import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Button } from '@/shared/ui/Button'
import { LoadProblem } from '@/shared/ui/LoadProblem'
import { Modal, ModalActions } from '@/shared/ui/Modal'
import { useToasts } from '@/shared/ui/toast-store'
import { createView } from './api/create-view'
import { deleteView } from './api/delete-view'
import { viewsKey } from './api/list-views'
import { useViewAction } from './use-view-action'
import type { SavedView } from './view-query'

interface DeleteViewProps {
  view: SavedView
  onDeleted: () => void
  onClose: () => void
}

export function DeleteView({ view, onDeleted, onClose }: DeleteViewProps) {
  const { t } = useTranslation(['views', 'common'])
  const queries = useQueryClient()
  const show = useToasts((state) => state.show)
  const { id, page, name, query, shared, own } = view
  const undo = async () => {
    await createView({ page, name, query, shared })
    await queries.invalidateQueries({ queryKey: viewsKey })
  }
  const remove = useViewAction(deleteView, () => {
    // Another's view would come back as one's own.
    show({ text: t('views:isDeleted', { name }), undo: own ? undo : null })
    onDeleted()
    onClose()
  })
  return (
    <Modal title={t('views:deleteTitle', { name })} description={t(shared ? 'views:deleteShared' : 'views:deleteWords')} onClose={onClose}>
      {remove.error && <LoadProblem error={remove.error} />}
      <ModalActions>
        <Button autoFocus onClick={onClose}>
          {t('common:cancel')}
        </Button>
        <Button look="danger" disabled={remove.isPending} onClick={() => remove.mutate(id)}>
          {t('views:deleteConfirm')}
        </Button>
      </ModalActions>
    </Modal>
  )
}
