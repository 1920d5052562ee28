import { useMemo, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { HostMetrics, MetricField } from '@/shared/api/types'
import { alignSeries, type Span } from '@/shared/charts/align'
import { rowFields, type ChartContent, type ChartGestures, type ChartShape } from '@/shared/charts/chart-model'
import type { Columns } from '@/shared/charts/columns'
import type { CursorStore } from '@/shared/charts/cursor-store'
import { TimeChart } from '@/shared/charts/TimeChart'
import { usePreferences } from '@/shared/preferences/preferences-store'
import { useTheme } from '@/shared/theme/use-theme'
import type { HostChartSpec } from './chart-specs'
import styles from './HostChart.module.css'
import { useFormatTick, useFormatValue } from './use-format-value'

interface HostChartProps {
  spec: HostChartSpec
  metrics: HostMetrics
  /** A ceiling worth seeing. */
  limit: number | null
  /** The newest values are those of now; otherwise the title row shows none. */
  current: boolean
  columns: Columns
  banded: boolean
  stepMs: number
  range: Span
  gestures: ChartGestures
  cursor: CursorStore
  syncKey: string
  momentMs: number | null
  /** What stands under the plot, on the same time axis. */
  children?: ReactNode
}

export function HostChart({ spec, metrics, limit, current, columns, banded, stepMs, range, gestures, cursor, syncKey, momentMs, children }: HostChartProps) {
  const { t, i18n } = useTranslation('metrics')
  const theme = useTheme()
  const rateUnit = usePreferences((state) => state.rateUnit)
  const formatValue = useFormatValue()
  const formatTick = useFormatTick()

  const shape = useMemo<ChartShape>(
    () => ({
      lines: spec.lines,
      unit: spec.unit,
      banded,
      rateBase: rateUnit === 'bits' ? 1000 : 1024,
      locale: i18n.language,
      formatTick: (value) => formatTick(value, spec.unit),
    }),
    [spec, banded, rateUnit, i18n.language, formatTick],
  )
  const content = useMemo<ChartContent>(
    () => ({ series: alignSeries(columns, rowFields(spec.lines, banded), stepMs, range), range, limit, momentMs }),
    [columns, spec, banded, stepMs, range, limit, momentMs],
  )
  const valueText = (field: MetricField) => formatValue(current ? metrics[field] : null, spec.unit)
  const title = t(`chart.${spec.id}`)
  const values = spec.lines.map(({ field }) => `${t(`field.${field}`)} ${valueText(field)}`)

  return (
    <figure className={`${styles.card} ${children ? styles.leading : ''}`} data-testid={`chart-${spec.id}`}>
      <figcaption className={styles.title}>
        <h2>{title}</h2>
        <ul className={styles.legend}>
          {spec.lines.map(({ field, colour, stroke }) => (
            <li key={field}>
              <span className={`${styles.key} ${stroke ? styles[stroke] : ''}`} style={{ borderTopColor: `var(--series-${colour})` }} />
              {spec.lines.length > 1 && <span className={styles.name}>{t(`field.${field}`)}</span>}
              <strong>{valueText(field)}</strong>
            </li>
          ))}
        </ul>
      </figcaption>
      <div className={styles.plot}>
        <TimeChart
          shape={shape}
          content={content}
          gestures={gestures}
          cursor={cursor}
          syncKey={syncKey}
          theme={theme}
          label={`${title}: ${values.join(', ')}`}
        />
        {content.series.times.length === 0 && <p className={styles.nothing}>{t('nothingInRange')}</p>}
      </div>
      {children}
    </figure>
  )
}
