import { useTranslation } from 'react-i18next'
import type { ChangeCategory } from '../api/get-changes'
import styles from './CategoryToggles.module.css'
import { ChangeIcon } from './ChangeIcon'

interface CategoryTogglesProps {
  categories: readonly [ChangeCategory, number][]
  hidden: ReadonlySet<ChangeCategory>
  onToggle: (category: ChangeCategory) => void
}

/** One switch for each category that occurs. */
export function CategoryToggles({ categories, hidden, onToggle }: CategoryTogglesProps) {
  const { t } = useTranslation('twin')
  return (
    <ul className={styles.toggles} aria-label={t('change.categories')}>
      {categories.map(([category, count]) => (
        <li key={category}>
          <button type="button" className={styles.toggle} aria-pressed={!hidden.has(category)} onClick={() => onToggle(category)}>
            <ChangeIcon category={category} size={12} />
            {t(`change.category.${category}`)}
            <span className={styles.count}>{t('count', { value: count })}</span>
          </button>
        </li>
      ))}
    </ul>
  )
}
