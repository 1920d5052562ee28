import { useTranslation } from 'react-i18next'
import { Button } from '@/shared/ui/Button'
import { EmptyState } from '@/shared/ui/EmptyState'

/** Shown when a page breaks, or when its files went away with an older version of the portal. */
export function PageProblem() {
  const { t } = useTranslation('shell')
  return (
    <EmptyState title={t('broken.title')} action={<Button onClick={() => window.location.reload()}>{t('broken.reload')}</Button>}>
      <p>{t('broken.words')}</p>
    </EmptyState>
  )
}
