import { useEffect, useLayoutEffect, useRef } from 'react'
import UPlot from 'uplot'
import 'uplot/dist/uPlot.min.css'
import type { Theme } from '@/shared/theme/use-theme'
import { CHART_HEIGHT, chartOptions } from './chart-options'
import type { ChartContent, ChartGestures, ChartShape } from './chart-model'
import type { CursorStore } from './cursor-store'
import styles from './TimeChart.module.css'

interface TimeChartProps {
  /** Must stay the same object while nothing in it changes. */
  shape: ChartShape
  content: ChartContent
  gestures: ChartGestures
  cursor: CursorStore
  syncKey: string
  theme: Theme
  label: string
}

export function TimeChart({ shape, content, gestures, cursor, syncKey, theme, label }: TimeChartProps) {
  const place = useRef<HTMLDivElement>(null)
  const chart = useRef<UPlot | null>(null)
  const latest = useRef({ content, gestures })
  useLayoutEffect(() => {
    latest.current = { content, gestures }
  })

  useLayoutEffect(() => {
    const element = place.current
    if (!element) return
    const built = new UPlot(
      chartOptions({
        shape,
        cursor,
        syncKey,
        width: Math.max(120, element.clientWidth),
        content: () => latest.current.content,
        gestures: () => latest.current.gestures,
      }),
      dataOf(latest.current.content),
      element,
    )
    chart.current = built
    const resizer = new ResizeObserver(() => built.setSize({ width: Math.max(120, element.clientWidth), height: CHART_HEIGHT }))
    resizer.observe(element)
    const unsubscribe = cursor.subscribe((now, before) => {
      if (now.panMs !== before.panMs) built.setData(built.data, true)
    })
    return () => {
      unsubscribe()
      resizer.disconnect()
      built.destroy()
      chart.current = null
    }
    // The theme is here because the colours are read when the chart is built.
  }, [shape, cursor, syncKey, theme])

  useEffect(() => {
    chart.current?.setData(dataOf(content), true)
  }, [content])

  return <div ref={place} className={styles.chart} style={{ height: CHART_HEIGHT }} role="img" aria-label={label} />
}

function dataOf({ series }: ChartContent): UPlot.AlignedData {
  return [series.times, ...series.rows]
}
