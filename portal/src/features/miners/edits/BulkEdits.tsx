import { ChevronDown, CirclePause, CirclePlay, Target, Tags } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '@/shared/ui/Button'
import { Menu, MenuItem, MenuLine } from '@/shared/ui/Menu'
import { useToasts } from '@/shared/ui/toast-store'
import { useProblemText } from '@/shared/ui/use-problem-text'
import type { Miner } from '../api/miner'
import { BulkPool } from './BulkPool'
import { BulkTags } from './BulkTags'
import { useBulkEdit } from './use-bulk-edit'

const dialogs = { tags: BulkTags, pool: BulkPool }

/** What can be said about all that are chosen at once. */
export function BulkEdits({ miners }: { miners: readonly Miner[] }) {
  const { t } = useTranslation('minerEdits')
  const problemText = useProblemText()
  const show = useToasts((state) => state.show)
  const [open, setOpen] = useState<keyof typeof dialogs | null>(null)
  const { save, isPending } = useBulkEdit(miners)
  const pause = (paused: boolean) => () => save({ paused }, { onError: (error) => show({ text: problemText(error), tone: 'critical' }) })
  const Dialog = open && dialogs[open]
  return (
    <>
      <Menu
        trigger={
          <Button disabled={isPending} data-testid="bulk-edits">
            {t('bulk.open')}
            <ChevronDown size={12} aria-hidden />
          </Button>
        }
      >
        <MenuItem onSelect={() => setOpen('tags')}>
          <Tags size={14} aria-hidden />
          {t('bulk.tags')}
        </MenuItem>
        <MenuItem onSelect={() => setOpen('pool')}>
          <Target size={14} aria-hidden />
          {t('bulk.pool')}
        </MenuItem>
        <MenuLine />
        <MenuItem onSelect={pause(true)}>
          <CirclePause size={14} aria-hidden />
          {t('bulk.still')}
        </MenuItem>
        <MenuItem onSelect={pause(false)}>
          <CirclePlay size={14} aria-hidden />
          {t('bulk.notStill')}
        </MenuItem>
      </Menu>
      {Dialog && <Dialog miners={miners} onClose={() => setOpen(null)} />}
    </>
  )
}
