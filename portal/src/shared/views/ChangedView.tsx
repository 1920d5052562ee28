import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Button } from '@/shared/ui/Button'
import { useToasts } from '@/shared/ui/toast-store'
import { useProblemText } from '@/shared/ui/use-problem-text'
import { changeView } from './api/change-view'
import { viewsKey } from './api/list-views'
import { useViewAction } from './use-view-action'
import type { SavedView } from './view-query'
import styles from './ViewsMenu.module.css'

interface ChangedViewProps {
  view: SavedView
  query: string
  mayChange: boolean
  onBack: () => void
  onSaveNew: () => void
}

/** The address is no longer what the view has: keep it, or go back. */
export function ChangedView({ view, query, mayChange, onBack, onSaveNew }: ChangedViewProps) {
  const { t } = useTranslation('views')
  const problemText = useProblemText()
  const show = useToasts((state) => state.show)
  const queries = useQueryClient()
  const undo = async () => {
    await changeView({ id: view.id, query: view.query })
    await queries.invalidateQueries({ queryKey: viewsKey })
  }
  const save = useViewAction(changeView, () => show({ text: t('isSaved', { name: view.name }), undo }))
  const onSave = () => save.mutate({ id: view.id, query }, { onError: (error) => show({ text: problemText(error), tone: 'critical' }) })
  return (
    <span className={styles.changed} data-testid="view-changed">
      <span role="status">{t('changed')}</span>
      <Button look="quiet" disabled={save.isPending} onClick={mayChange ? onSave : onSaveNew}>
        {t(mayChange ? 'saveChange' : 'saveOwn')}
      </Button>
      <Button look="quiet" onClick={onBack}>
        {t('goBack')}
      </Button>
    </span>
  )
}
