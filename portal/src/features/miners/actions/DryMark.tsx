import { FlaskConical } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Tag } from '@/shared/ui/Tag'
import { useMedia } from '@/shared/ui/use-media'
import styles from './Run.module.css'

/** That nothing was done; a sign where a row of a table has no room for the words. */
export function DryMark() {
  const { t } = useTranslation('minerActions')
  const wide = useMedia('(width >= 1024px)')
  return wide ? <Tag tone="info">{t('run.dry')}</Tag> : <FlaskConical size={13} role="img" className={styles.infoText} aria-label={t('run.dry')} />
}
