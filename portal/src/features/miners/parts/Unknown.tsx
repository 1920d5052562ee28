import { useTranslation } from 'react-i18next'
import styles from './parts.module.css'

/** The device does not say: a mark that nobody takes for a zero. */
export function Unknown() {
  const { t } = useTranslation('miners')
  return (
    <span className={styles.unknown} title={t('notSaid')}>
      {t('notAvailable')}
    </span>
  )
}

/** A figure, or the mark where the device does not tell it. */
export function Figure({ value, text, tone }: { value: number | null | undefined; text: string; tone?: 'warning' | 'critical' | undefined }) {
  if (value == null || !Number.isFinite(value)) return <Unknown />
  return <span className={tone && styles[tone]}>{text}</span>
}
