import { ChevronLeft, ChevronRight, ZoomOut } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { IconButton } from '@/shared/ui/Button'
import { useFormat } from '@/shared/units/use-format'
import { serverNow } from './server-clock'
import { endsNow, presetOf, presetRange, presets, resolveRange } from './time-range'
import styles from './TimeRangeBar.module.css'
import { useTimeRange } from './use-time-range'

/** Presets, and by button what dragging does on a chart. */
export function TimeRangeBar() {
  const { t } = useTranslation('common')
  const format = useFormat()
  const { range, choose, pan, zoom } = useTimeRange()
  const chosen = presetOf(range)

  const step = (direction: -1 | 1) => {
    const { fromMs, toMs } = resolveRange(range, serverNow())
    const shift = (direction * (toMs - fromMs)) / 2
    pan(fromMs + shift, toMs + shift)
  }
  const widen = () => {
    const { fromMs, toMs } = resolveRange(range, serverNow())
    const half = (toMs - fromMs) / 2
    zoom(fromMs - half, toMs + half)
  }
  const shown = resolveRange(range, serverNow())

  return (
    <div className={styles.bar} role="group" aria-label={t('time.range')}>
      {chosen === null && (
        <span className={styles.custom}>
          {format.dateTime(shown.fromMs)} – {endsNow(range) ? t('time.now') : format.dateTime(shown.toMs)}
        </span>
      )}
      <div className={styles.presets}>
        {presets.map((preset) => (
          <button
            key={preset}
            type="button"
            className={styles.preset}
            aria-pressed={preset === chosen}
            data-testid={`range-${preset}`}
            onClick={() => choose(presetRange(preset))}
          >
            {t(`time.preset.${preset}`)}
          </button>
        ))}
      </div>
      <span className={styles.steps}>
        <IconButton label={t('time.earlier')} onClick={() => step(-1)}>
          <ChevronLeft size={16} aria-hidden />
        </IconButton>
        <IconButton label={t('time.later')} onClick={() => step(1)} disabled={endsNow(range)}>
          <ChevronRight size={16} aria-hidden />
        </IconButton>
        <IconButton label={t('time.wider')} onClick={widen}>
          <ZoomOut size={16} aria-hidden />
        </IconButton>
      </span>
    </div>
  )
}
