import { Plus, X } from 'lucide-react'
import { Popover } from 'radix-ui'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { MinerDetail } from '../api/miner-detail'
import styles from './edits.module.css'
import { TagPicker } from './TagPicker'
import { useMinerEdit } from './use-miner-edit'

/** The tags of a miner: each leads to all that have it; an administrator adds and takes away. */
export function MinerTags({ miner, editable }: { miner: MinerDetail; editable: boolean }) {
  const { t } = useTranslation('minerEdits')
  const [open, setOpen] = useState(false)
  const add = useMinerEdit(miner, () => setOpen(false))
  const remove = useMinerEdit(miner)
  const { tags } = miner
  if (tags.length === 0 && !editable) return null
  const onOpen = (next: boolean) => {
    add.forget()
    setOpen(next)
  }
  return (
    <span className={styles.tags} role="group" aria-label={t('tags.title')}>
      {tags.map((tag) => (
        <span key={tag} className={styles.tag}>
          <Link to={{ pathname: '/miners', search: new URLSearchParams({ tag }).toString() }} title={t('tags.open', { tag })}>
            {tag}
          </Link>
          {editable && (
            <button
              type="button"
              aria-label={t('tags.remove', { tag })}
              title={t('tags.remove', { tag })}
              disabled={remove.isPending}
              onClick={() => remove.save({ choices: { tags: tags.filter((other) => other !== tag) }, before: { tags }, told: t('tags.removed', { tag, name: miner.name }) })}
            >
              <X size={12} aria-hidden />
            </button>
          )}
        </span>
      ))}
      {editable && (
        <Popover.Root open={open} onOpenChange={onOpen}>
          <Popover.Trigger asChild>
            <button type="button" className={styles.addTag}>
              <Plus size={12} aria-hidden />
              {t('tags.add')}
            </button>
          </Popover.Trigger>
          <Popover.Portal>
            <Popover.Content className={styles.popover} align="start" sideOffset={4} collisionPadding={8} aria-label={t('tags.add')}>
              <TagPicker
                present={tags}
                disabled={add.isPending}
                problem={add.problem}
                onType={add.forget}
                onPick={(tag) => add.save({ choices: { tags: [...tags, tag] }, before: { tags }, told: t('tags.added', { tag, name: miner.name }) })}
              />
            </Popover.Content>
          </Popover.Portal>
        </Popover.Root>
      )}
      {remove.problem && (
        <span className={styles.problem} role="alert">
          {remove.problem}
        </span>
      )}
    </span>
  )
}
