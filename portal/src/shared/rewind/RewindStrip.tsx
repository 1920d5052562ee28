import { ChevronFirst, ChevronLast, ChevronLeft, ChevronRight, History } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { fromLocalInput, toLocalInput } from '@/shared/time/rewind'
import type { ResolvedRange } from '@/shared/time/time-range'
import type { RewindState } from '@/shared/time/use-rewind'
import { Button, IconButton } from '@/shared/ui/Button'
import { useFormat } from '@/shared/units/use-format'
import { MomentSlider } from './MomentSlider'
import styles from './RewindStrip.module.css'

const MINUTE_MS = 60_000

interface RewindStripProps {
  atMs: number
  nowMs: number
  /** When the shown state was read; null where nothing is known. */
  asOfMs: number | null
  intervalMs: number
  /** The span of the charts, which the slider covers. */
  span: ResolvedRange
  rewind: RewindState
  /** The page can mark what differs from now. */
  withDifference?: boolean
}

/** Says which moment the page shows and moves it. */
export function RewindStrip({ atMs, nowMs, asOfMs, intervalMs, span, rewind, withDifference = true }: RewindStripProps) {
  const { t } = useTranslation('twin')
  const format = useFormat()
  const sameDay = new Date(atMs).toDateString() === new Date(nowMs).toDateString()
  const choose = (text: string) => {
    const ms = fromLocalInput(text)
    if (ms !== null) rewind.rewind(ms)
  }
  return (
    <section className={styles.strip} aria-label={t('rewind.label')} data-testid="rewind-strip">
      <p className={styles.words} role="status">
        <History size={16} aria-hidden />
        <span>
          <strong>{t('rewind.viewing', { time: sameDay ? format.time(atMs) : format.dateTime(atMs) })}</strong>
          <span className={styles.ago}>{format.ago(atMs, nowMs)}</span>
        </span>
      </p>
      <div className={styles.steps}>
        <IconButton label={t('rewind.stateEarlier')} onClick={() => rewind.rewind((asOfMs ?? atMs) - 1)}>
          <ChevronFirst size={16} aria-hidden />
        </IconButton>
        <IconButton label={t('rewind.minuteEarlier')} onClick={() => rewind.rewind(atMs - MINUTE_MS)}>
          <ChevronLeft size={16} aria-hidden />
        </IconButton>
        <MomentSlider atMs={atMs} span={{ fromMs: Math.min(span.fromMs, atMs), toMs: Math.min(nowMs, Math.max(span.toMs, atMs)) }} stepMs={intervalMs} onChoose={rewind.rewind} />
        <IconButton label={t('rewind.minuteLater')} onClick={() => rewind.rewind(atMs + MINUTE_MS)}>
          <ChevronRight size={16} aria-hidden />
        </IconButton>
        <IconButton label={t('rewind.stateLater')} onClick={() => rewind.rewind(Math.max(atMs, asOfMs ?? atMs) + intervalMs)}>
          <ChevronLast size={16} aria-hidden />
        </IconButton>
      </div>
      <input
        key={Math.floor(atMs / 1000)}
        type="datetime-local"
        step={1}
        className={styles.picker}
        aria-label={t('rewind.picker')}
        defaultValue={toLocalInput(atMs)}
        max={toLocalInput(nowMs)}
        onBlur={(event) => event.target.value !== toLocalInput(atMs) && choose(event.target.value)}
        onKeyDown={(event) => event.key === 'Enter' && choose(event.currentTarget.value)}
      />
      {withDifference && (
        <label className={styles.toggle}>
          <input type="checkbox" checked={rewind.showDifference} onChange={(event) => rewind.setShowDifference(event.target.checked)} />
          {t('rewind.difference')}
        </label>
      )}
      <Button look="primary" onClick={rewind.backToLive} aria-keyshortcuts="Escape" title={t('rewind.escape')}>
        {t('rewind.back')}
      </Button>
    </section>
  )
}
