import { History } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { serverNow } from '@/shared/time/server-clock'
import { Button } from '@/shared/ui/Button'
import styles from './RewindStrip.module.css'

/** The way into the past for those who do not click on charts. */
export function RewindButton({ intervalMs, onRewind }: { intervalMs: number; onRewind: (ms: number) => void }) {
  const { t } = useTranslation('twin')
  return (
    <Button look="quiet" className={styles.start} title={t('rewind.startHint')} onClick={() => onRewind(serverNow() - Math.max(60_000, intervalMs))} data-testid="rewind">
      <History size={14} aria-hidden />
      <span className={styles.startWords}>{t('rewind.start')}</span>
    </Button>
  )
}
