import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { nearestIndex, type Columns } from '@/shared/charts/columns'
import type { CursorStore } from '@/shared/charts/cursor-store'
import { useFormat } from '@/shared/units/use-format'
import type { HostChartSpec } from './chart-specs'
import styles from './CursorReadout.module.css'
import { useFormatValue } from './use-format-value'

interface CursorReadoutProps {
  cursor: CursorStore
  columns: Columns
  specs: readonly HostChartSpec[]
  stepMs: number
}

const WIDTH = 250
const GAP = 18

/** Every value of the page at the moment under the pointer. */
export function CursorReadout({ cursor, columns, specs, stepMs }: CursorReadoutProps) {
  const { t } = useTranslation('metrics')
  const format = useFormat()
  const formatValue = useFormatValue()
  const position = useStore(cursor, (state) => state.position)
  if (!position) return null

  const index = nearestIndex(columns.timesMs, position.timeMs)
  const timeMs = columns.timesMs[index]
  const near = timeMs !== undefined && Math.abs(timeMs - position.timeMs) <= 2.5 * stepMs
  const onRight = position.x + GAP + WIDTH < window.innerWidth
  const rows = specs.flatMap((spec) =>
    spec.lines.map((line) => ({ ...line, unit: spec.unit, label: lineLabel(spec, t(`chart.${spec.id}`), t(`field.${line.field}`)) })),
  )
  const height = 40 + rows.length * 20
  const top = Math.max(8, Math.min(position.y - height / 2, window.innerHeight - height - 8))

  return (
    <aside
      className={styles.readout}
      style={{ width: WIDTH, top, left: onRight ? position.x + GAP : position.x - GAP - WIDTH }}
      aria-hidden
    >
      <p className={styles.time}>{format.dateTime(near ? timeMs : position.timeMs)}</p>
      {near ? (
        <dl className={styles.values}>
          {rows.map(({ field, colour, unit, label }) => (
            <div key={field}>
              <dt>
                <span className={styles.dot} style={{ background: `var(--series-${colour})` }} />
                {label}
              </dt>
              <dd>{formatValue(columns.values[field]?.[index], unit)}</dd>
            </div>
          ))}
        </dl>
      ) : (
        <p>{t('noData')}</p>
      )}
    </aside>
  )
}

/** Away from its chart, "5 min" needs to say of what. */
function lineLabel(spec: HostChartSpec, chart: string, line: string): string {
  if (spec.lines.length === 1) return chart
  return spec.id === 'load' ? `${chart}, ${line}` : line
}
