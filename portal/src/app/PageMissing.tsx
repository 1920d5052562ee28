import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { EmptyState } from '@/shared/ui/EmptyState'

export function PageMissing() {
  const { t } = useTranslation('shell')
  return (
    <EmptyState title={t('missing.title')} action={<Link to="/hosts">{t('missing.back')}</Link>}>
      <p>{t('missing.words')}</p>
    </EmptyState>
  )
}
