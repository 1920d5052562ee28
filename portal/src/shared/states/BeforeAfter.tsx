import { ArrowRight } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import styles from './BeforeAfter.module.css'
import type { FieldChange } from './entities'
import { useFieldName, useFieldText } from './use-field-text'

const MOST_FIELDS = 3

interface BeforeAfterProps {
  change: { title: string; change: 'appeared' | 'gone' | 'changed'; fields?: readonly FieldChange[] }
}

/** A change in words: what it is, and what stood there before and after. */
export function BeforeAfter({ change: { title, change, fields = [] } }: BeforeAfterProps) {
  const { t } = useTranslation('twin')
  const name = useFieldName()
  const text = useFieldText()
  const rest = fields.length - MOST_FIELDS
  return (
    <span className={styles.words}>
      <strong>{title}</strong>
      {change !== 'changed' && <span>{t(`change.${change}`)}</span>}
      {fields.slice(0, MOST_FIELDS).map((field) => (
        <span key={field.name} className={styles.field}>
          <span className={styles.soft}>{name(field.name)}</span>
          <span className={styles.before}>{text(field.name, field.before)}</span>
          <ArrowRight size={11} aria-label={t('change.to')} />
          <span>{text(field.name, field.after)}</span>
        </span>
      ))}
      {rest > 0 && <span className={styles.soft}>{t('change.moreFields', { count: rest })}</span>}
    </span>
  )
}
