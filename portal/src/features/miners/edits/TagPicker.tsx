import { useQuery } from '@tanstack/react-query'
import { Command } from 'cmdk'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '@/shared/units/use-format'
import { tagsQuery } from '../api/list-tags'
import styles from './edits.module.css'
import { tagSuggestions } from './tag-suggestions'

const LONGEST_TAG = 64

interface TagPickerProps {
  /** Those that need no adding. */
  present: readonly string[]
  disabled: boolean
  problem: string | null
  onPick: (tag: string) => void
  /** Something else is typed now: what was said against the last one no longer holds. */
  onType: () => void
}

/** A tag is chosen from those that other miners have, or typed. */
export function TagPicker({ present, disabled, problem, onPick, onType }: TagPickerProps) {
  const { t } = useTranslation('minerEdits')
  const format = useFormat()
  const { data: counts = {} } = useQuery(tagsQuery)
  const [typed, setTyped] = useState('')
  const { known, added } = tagSuggestions(counts, present, typed)
  const pick = (tag: string) => () => !disabled && onPick(tag)
  return (
    <Command className={styles.picker} shouldFilter={false} label={t('tags.add')}>
      <Command.Input
        className={styles.pickerInput}
        value={typed}
        onValueChange={(next) => {
          setTyped(next)
          onType()
        }}
        placeholder={t('tags.placeholder')}
        maxLength={LONGEST_TAG}
        autoFocus
      />
      {problem && (
        <p className={styles.problem} role="alert">
          {problem}
        </p>
      )}
      <Command.List className={styles.pickerList}>
        {added !== null && (
          <Command.Item value="added" onSelect={pick(added)}>
            <Plus size={14} aria-hidden />
            {t('tags.new', { tag: added })}
          </Command.Item>
        )}
        {known.map(({ tag, count }) => (
          <Command.Item key={tag} value={`tag ${tag}`} onSelect={pick(tag)}>
            <span className={styles.pickerTag}>{tag}</span>
            <span className={styles.soft} title={t('tags.used', { count })}>
              {format.number(count)}
            </span>
          </Command.Item>
        ))}
        {added === null && known.length === 0 && <p className={styles.nothing}>{t(typed.trim() === '' ? 'tags.none' : 'tags.present')}</p>}
      </Command.List>
    </Command>
  )
}
