import { useTranslation } from 'react-i18next'
import { Button } from '@/shared/ui/Button'
import { LoadProblem } from '@/shared/ui/LoadProblem'
import { Modal, ModalActions } from '@/shared/ui/Modal'
import { deleteView } from './api/delete-view'
import { useViewAction } from './use-view-action'
import type { SavedView } from './view-query'

interface DeleteViewProps {
  view: SavedView
  onDeleted: () => void
  onClose: () => void
}

export function DeleteView({ view, onDeleted, onClose }: DeleteViewProps) {
  const { t } = useTranslation(['views', 'common'])
  const remove = useViewAction(deleteView, () => {
    onDeleted()
    onClose()
  })
  return (
    <Modal title={t('views:deleteTitle', { name: view.name })} description={t(view.shared ? 'views:deleteShared' : 'views:deleteWords')} onClose={onClose}>
      {remove.error && <LoadProblem error={remove.error} />}
      <ModalActions>
        <Button autoFocus onClick={onClose}>
          {t('common:cancel')}
        </Button>
        <Button look="danger" disabled={remove.isPending} onClick={() => remove.mutate(view.id)}>
          {t('views:deleteConfirm')}
        </Button>
      </ModalActions>
    </Modal>
  )
}
