import { useTranslation } from 'react-i18next'
import { useFormat } from '@/shared/units/use-format'
import styles from './MapTab.module.css'
import slots from './RackGrid.module.css'
import type { MapMode } from './map-view'
import { heatFrom, heatSteps, NEAR, RATE_FROM, rateSteps, USUAL, type HeatScale } from './slot-colour'

const borders = ['hashing', 'needs_attention', 'sleeping', 'offline', 'unknown'] as const

/** What a fill and what a border means. Where the miners have several makers, heat is told by the distance from the limit of each. */
export function MapLegend({ mode, scale }: { mode: MapMode; scale: HeatScale | null }) {
  const { t } = useTranslation('miners')
  const format = useFormat()
  const steps = mode === 'hashrate' ? rateSteps : heatSteps
  const celsius = (value: number) => t('celsius', { value: format.number(value) })
  const byFigure = (from: readonly number[], text: (value: number) => string) => from.map((value, index) => (index === 0 ? t('map.below', { value: text(from[1]!) }) : t('map.from', { value: text(value) })))
  const byLimit = () => [t('map.farBelow', { value: celsius(USUAL) }), t('map.upTo', { value: celsius(USUAL) }), t('map.upTo', { value: celsius(NEAR) }), t('map.hot'), t('map.tooHot')]
  const words = mode === 'hashrate' ? byFigure(RATE_FROM, (value) => format.percent(value * 100)) : scale ? byFigure(heatFrom(scale), celsius) : byLimit()
  return (
    <ul className={styles.legend} aria-label={t('map.legend')}>
      {steps.map((step, index) => (
        <li key={step}>
          <span className={`${styles.key} ${slots[step] ?? ''}`} />
          {words[index]}
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
