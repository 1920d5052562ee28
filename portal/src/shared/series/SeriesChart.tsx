import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { alignSeries } from '@/shared/charts/align'
import type { ChartContent, ChartShape } from '@/shared/charts/chart-model'
import { nearestIndex } from '@/shared/charts/columns'
import type { ChartUnit } from '@/shared/charts/nice-scale'
import { TimeChart } from '@/shared/charts/TimeChart'
import chart from '@/shared/host-charts/HostChart.module.css'
import type { ChartView } from '@/shared/host-charts/HostCharts'
import { useFormatTick, useFormatValue } from '@/shared/host-charts/use-format-value'
import { useTheme } from '@/shared/theme/use-theme'
import type { LabelledSeries } from './get-series'
import { stackColumns, toSeriesLines } from './series-lines'

interface SeriesChartProps {
  id: string
  title: string
  unit: ChartUnit
  stacked?: boolean
  /** The lines keep the order of their sources. */
  inOrder?: boolean
  sources: readonly { series: LabelledSeries; name: string; scale: number }[]
  view: ChartView
  momentMs: number | null
  /** A level worth seeing, such as what is expected. */
  limit?: number | null
}

/** One chart of series that were found; nothing where there are none. */
export function SeriesChart({ id, title, unit, stacked = false, inOrder = false, sources, view, momentMs, limit = null }: SeriesChartProps) {
  const { i18n } = useTranslation()
  const theme = useTheme()
  const formatTick = useFormatTick()
  const formatValue = useFormatValue()
  const { lines, columns } = useMemo(() => toSeriesLines(sources, inOrder), [sources, inOrder])
  const names = lines.map(({ field, colour }) => `${field} ${colour}`).join()
  const shape = useMemo<ChartShape>(
    () => ({ lines, unit, stacked, banded: false, rateBase: 1024, locale: i18n.language, formatTick: (value) => formatTick(value, unit) }),
    // The chart is built anew for other lines, not for other values of the same lines.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [names, unit, stacked, i18n.language, formatTick],
  )
  const content = useMemo<ChartContent>(() => {
    const fields = lines.map(({ field }) => field)
    return { series: alignSeries(stacked ? stackColumns(columns, fields) : columns, fields, view.stepMs, view.range), range: view.range, limit, momentMs }
  }, [columns, lines, stacked, view.stepMs, view.range, limit, momentMs])
  if (lines.length === 0) return null
  const index = momentMs === null ? columns.timesMs.length - 1 : nearestIndex(columns.timesMs, momentMs)
  const values = lines.map(({ field, name, colour }) => ({ field, name, colour, text: formatValue(columns.values[field]?.[index], unit) }))
  return (
    <figure className={chart.card} data-testid={`chart-${id}`}>
      <figcaption className={chart.title}>
        <h2>{title}</h2>
        <ul className={chart.legend}>
          {values.map(({ field, name, colour, text }) => (
            <li key={field}>
              <span className={chart.key} style={{ borderTopColor: `var(--series-${colour})` }} />
              {name && <span className={chart.name}>{name}</span>}
              <strong>{text}</strong>
            </li>
          ))}
        </ul>
      </figcaption>
      <div className={chart.plot}>
        <TimeChart shape={shape} content={content} gestures={view.gestures} cursor={view.cursor} syncKey={view.syncKey} theme={theme} label={`${title}: ${values.map(({ name, text }) => `${name} ${text}`).join(', ')}`} />
      </div>
    </figure>
  )
}
