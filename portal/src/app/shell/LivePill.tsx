import { Pause, Play } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { useLiveStore } from '@/shared/live/live-store'
import { IconButton } from '@/shared/ui/Button'
import styles from './LivePill.module.css'

/** Whether values arrive by themselves, and the button that stops them. */
export function LivePill() {
  const { t } = useTranslation('shell')
  const connection = useLiveStore((state) => state.connection)
  const [params, setParams] = useSearchParams()
  const paused = params.get('live') === '0'

  const toggle = () =>
    setParams(
      (before) => {
        const next = new URLSearchParams(before)
        if (paused) next.delete('live')
        else next.set('live', '0')
        return next
      },
      { replace: true },
    )

  return (
    <span className={styles.place}>
      <span className={`${styles.pill} ${styles[connection]}`} role="status">
        <span className={styles.dot} aria-hidden />
        {t(`live.${connection}`)}
      </span>
      <IconButton label={paused ? t('live.resume') : t('live.pause')} onClick={toggle}>
        {paused ? <Play size={15} aria-hidden /> : <Pause size={15} aria-hidden />}
      </IconButton>
    </span>
  )
}
