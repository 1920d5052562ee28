import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ResolvedRange } from '@/shared/time/time-range'
import { useFormat } from '@/shared/units/use-format'
import styles from './RewindStrip.module.css'

/** While it is dragged, the state is asked for when the hand rests. */
const REST_MS = 180

interface MomentSliderProps {
  atMs: number
  span: ResolvedRange
  stepMs: number
  onChoose: (ms: number) => void
}

export function MomentSlider({ atMs, span, stepMs, onChoose }: MomentSliderProps) {
  const { t } = useTranslation('twin')
  const format = useFormat()
  const [dragged, setDragged] = useState<number | null>(null)

  useEffect(() => {
    if (dragged === null) return
    const timer = window.setTimeout(() => {
      onChoose(dragged)
      setDragged(null)
    }, REST_MS)
    return () => window.clearTimeout(timer)
  }, [dragged, onChoose])

  const shown = dragged ?? atMs
  return (
    <input
      type="range"
      className={styles.slider}
      aria-label={t('rewind.slider')}
      aria-valuetext={format.dateTime(shown)}
      min={span.fromMs}
      max={span.toMs}
      step={stepMs}
      value={shown}
      onChange={(event) => setDragged(Number(event.target.value))}
    />
  )
}
