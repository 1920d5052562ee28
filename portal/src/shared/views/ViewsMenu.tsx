import { Bookmark, BookmarkPlus, ChevronDown, Pencil, Trash2, Users } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useIsAdmin } from '@/shared/session/use-session'
import { Button } from '@/shared/ui/Button'
import { Menu, MenuChoices, MenuItem, MenuLabel, MenuLine } from '@/shared/ui/Menu'
import { useToasts } from '@/shared/ui/toast-store'
import { useProblemText } from '@/shared/ui/use-problem-text'
import { changeView } from './api/change-view'
import { ChangedView } from './ChangedView'
import { DeleteView } from './DeleteView'
import { NameView } from './NameView'
import { useViewAction } from './use-view-action'
import { useViews } from './use-views'
import type { SavedView, ViewsOfPage } from './view-query'
import styles from './ViewsMenu.module.css'

type Dialog = 'save' | 'rename' | 'delete' | null

/** The saved views of a list: one is chosen, and what the address has now is saved, named, shared. */
export function ViewsMenu({ of }: { of: ViewsOfPage }) {
  const { t } = useTranslation('views')
  const isAdmin = useIsAdmin()
  const { views, error, chosen, isChanged, query, choose, name } = useViews(of)
  const [dialog, setDialog] = useState<Dialog>(null)
  const share = useShare()
  const close = () => setDialog(null)
  const mayChange = chosen !== null && (chosen.own || isAdmin)
  const own = views.filter((view) => view.own)
  const others = views.filter((view) => !view.own)
  const pick = (value: string) => choose(views.find(({ id }) => String(id) === value) ?? null)
  const value = chosen ? String(chosen.id) : ''
  return (
    <span className={styles.views}>
      <Menu
        trigger={
          <Button className={chosen ? styles.chosen : undefined} data-testid="views">
            <Bookmark size={14} aria-hidden />
            <span className={styles.name}>{chosen ? chosen.name : t('title')}</span>
            <ChevronDown size={12} aria-hidden />
          </Button>
        }
      >
        {error && <p className={styles.words}>{t('unknown')}</p>}
        {!error && views.length === 0 && <p className={styles.words}>{t('none')}</p>}
        {views.length > 0 && <MenuChoices value={value} options={[{ value: '', label: t('without') }]} onChange={pick} />}
        {own.length > 0 && <MenuLabel>{t('own')}</MenuLabel>}
        {own.length > 0 && <MenuChoices value={value} options={own.map((view) => ({ value: String(view.id), label: view.shared ? t('sharedByYou', { name: view.name }) : view.name }))} onChange={pick} />}
        {others.length > 0 && <MenuLabel>{t('shared')}</MenuLabel>}
        {others.length > 0 && <MenuChoices value={value} options={others.map((view) => ({ value: String(view.id), label: t('sharedBy', { name: view.name, owner: view.owner }) }))} onChange={pick} />}
        <MenuLine />
        <MenuItem onSelect={() => setDialog('save')}>
          <BookmarkPlus size={14} aria-hidden />
          {t('save')}
        </MenuItem>
        {mayChange && (
          <>
            <MenuItem onSelect={() => setDialog('rename')}>
              <Pencil size={14} aria-hidden />
              {t('rename')}
            </MenuItem>
            {isAdmin && (
              <MenuItem onSelect={() => share.mutate({ id: chosen.id, shared: !chosen.shared })}>
                <Users size={14} aria-hidden />
                {t(chosen.shared ? 'shareNoLonger' : 'share')}
              </MenuItem>
            )}
            <MenuItem danger onSelect={() => setDialog('delete')}>
              <Trash2 size={14} aria-hidden />
              {t('delete')}
            </MenuItem>
          </>
        )}
      </Menu>
      {chosen && isChanged && <ChangedView view={chosen} query={query} mayChange={mayChange} onBack={() => choose(chosen)} onSaveNew={() => setDialog('save')} />}
      {dialog === 'save' && <NameView page={of.page} query={query} taken={own.map((view) => view.name)} onSaved={({ id }: SavedView) => name(id)} onClose={close} />}
      {dialog === 'rename' && chosen && <NameView page={of.page} query={chosen.query} view={chosen} taken={own.map((view) => view.name)} onClose={close} />}
      {dialog === 'delete' && chosen && <DeleteView view={chosen} onDeleted={() => name(null)} onClose={close} />}
    </span>
  )
}

/** With everybody, or with nobody any more; what became of it is told. */
function useShare() {
  const { t } = useTranslation('views')
  const problemText = useProblemText()
  const show = useToasts((state) => state.show)
  const share = useViewAction(changeView, (view) => show({ text: t(view.shared ? 'isShared' : 'isNotShared', { name: view.name }) }))
  return { mutate: (input: { id: number; shared: boolean }) => share.mutate(input, { onError: (error) => show({ text: problemText(error), tone: 'critical' }) }) }
}
