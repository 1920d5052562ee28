import { useTranslation } from 'react-i18next'
import { useFormat } from '@/shared/units/use-format'
import styles from './MapTab.module.css'
import slots from './RackGrid.module.css'
import type { MapMode } from './map-view'
import { HEAT_FROM, heatSteps, RATE_FROM, rateSteps } from './slot-colour'

const borders = ['hashing', 'needs_attention', 'sleeping', 'offline', 'unknown'] as const

/** What a fill and what a border means. */
export function MapLegend({ mode }: { mode: MapMode }) {
  const { t } = useTranslation('miners')
  const format = useFormat()
  const steps = mode === 'hashrate' ? rateSteps : heatSteps
  const from = mode === 'hashrate' ? RATE_FROM : HEAT_FROM
  const text = (value: number) => (mode === 'hashrate' ? format.percent(value * 100) : t('celsius', { value: format.number(value) }))
  const words = (index: number) => (index === 0 ? t('map.below', { value: text(from[1]!) }) : t('map.from', { value: text(from[index]!) }))
  return (
    <ul className={styles.legend} aria-label={t('map.legend')}>
      {steps.map((step, index) => (
        <li key={step}>
          <span className={`${styles.key} ${slots[step] ?? ''}`} />
          {words(index)}
        </li>
      ))}
      <li>
        <span className={`${styles.key} ${slots.none ?? ''}`} />
        {t('map.unknown')}
      </li>
      <li className={styles.line} aria-hidden />
      {borders.map((status) => (
        <li key={status}>
          <span className={styles.key} data-status={status} />
          {t(`status.${status}`)}
        </li>
      ))}
    </ul>
  )
}
