import { X } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Modal } from '@/shared/ui/Modal'
import { useFormat } from '@/shared/units/use-format'
import type { Miner } from '../api/miner'
import styles from './edits.module.css'
import { TagPicker } from './TagPicker'
import { useBulkEdit } from './use-bulk-edit'

interface BulkProps {
  miners: readonly Miner[]
  onClose: () => void
}

/** One tag is added to all that are chosen, or taken from those that have it. */
export function BulkTags({ miners, onClose }: BulkProps) {
  const { t } = useTranslation('minerEdits')
  const format = useFormat()
  const edit = useBulkEdit(miners, onClose)
  const counts = tagCounts(miners)
  const ofAll = [...counts].filter(([, count]) => count === miners.length).map(([tag]) => tag)
  return (
    <Modal title={t('bulk.tagsTitle', { count: miners.length })} description={t('bulk.tagsWords')} onClose={onClose}>
      {counts.size > 0 && (
        <div className={styles.tags} role="group" aria-label={t('tags.title')}>
          {[...counts].map(([tag, count]) => (
            <span key={tag} className={styles.tag}>
              <span title={t('bulk.has', { count })}>
                {tag} <span className={styles.soft}>{format.number(count)}</span>
              </span>
              <button type="button" aria-label={t('tags.remove', { tag })} title={t('tags.remove', { tag })} disabled={edit.isPending} onClick={() => edit.save({ tags_remove: [tag] })}>
                <X size={12} aria-hidden />
              </button>
            </span>
          ))}
        </div>
      )}
      <TagPicker present={ofAll} disabled={edit.isPending} problem={edit.problem} onType={edit.forget} onPick={(tag) => edit.save({ tags_add: [tag] })} />
    </Modal>
  )
}

/** The tags of the chosen ones, the most frequent first. */
function tagCounts(miners: readonly Miner[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const tag of miners.flatMap(({ tags = [] }) => tags)) counts.set(tag, (counts.get(tag) ?? 0) + 1)
  return new Map([...counts].sort(([a, first], [b, second]) => second - first || a.localeCompare(b)))
}
