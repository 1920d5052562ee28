import type uPlot from 'uplot'
import type { ChartContent, ChartGestures, ChartShape } from './chart-model'
import type { CursorStore } from './cursor-store'
import { gestureOptions } from './gestures'
import { drawGaps } from './hatch'
import { drawMoment } from './moment'
import { niceScale, type NiceScale } from './nice-scale'
import { readColours, withAlpha, type ChartColours } from './palette'
import { timeLabels } from './time-labels'

export const CHART_HEIGHT = 168
const DASHES = { dashed: [5, 3], dotted: [1.5, 2.5] }
const STACK_ALPHA = 0.35
const LABEL_FONT = '11px "Inter Variable", sans-serif'

interface OptionSources {
  shape: ChartShape
  content: () => ChartContent
  gestures: () => ChartGestures
  cursor: CursorStore
  syncKey: string
  width: number
}

export function chartOptions({ shape, content, gestures, cursor, syncKey, width }: OptionSources): uPlot.Options {
  const colours = readColours()
  let scale: NiceScale = niceScale(0, shape.unit, shape.rateBase)
  const shownRange = () => {
    const { range } = content()
    const { panMs } = cursor.getState()
    return { fromMs: range.fromMs + panMs, toMs: range.toMs + panMs }
  }
  const { bind, ready, setSelect, setCursor } = gestureOptions({ cursor, range: () => content().range, gestures })

  return {
    width,
    height: CHART_HEIGHT,
    padding: [14, 0, 0, 0],
    legend: { show: false },
    scales: {
      x: { time: true, range: () => [shownRange().fromMs / 1000, shownRange().toMs / 1000] },
      y: {
        range: (_chart, _lowest, highest) => {
          scale = scaleWithLimit(Number.isFinite(highest) ? highest : 0, content().limit, shape)
          return [0, scale.top]
        },
      },
    },
    axes: [
      {
        stroke: colours.text,
        font: LABEL_FONT,
        size: 22,
        gap: 4,
        space: 84,
        grid: { show: true, stroke: colours.grid, width: 1 },
        ticks: { show: false },
        values: timeLabels(shape.locale),
      },
      { scale: 'y', size: 0, gap: 0, splits: () => [0, ...scale.lines], values: (_chart, splits) => splits.map(() => ''), grid: { show: true, stroke: colours.grid, width: 1 }, ticks: { show: false } },
    ],
    series: [{}, ...lineSeries(shape, colours)],
    bands: shape.stacked ? stackBands(shape, colours) : shape.banded ? shape.lines.map(({ colour }, index) => bandOf(shape, index, withAlpha(colours.series(colour), 0.15))) : [],
    cursor: {
      y: false,
      bind,
      drag: { x: true, y: false, setScale: false },
      points: { size: 6, width: 1.5 },
      // The cursor is shared; a drag belongs to the chart it began on.
      sync: { key: syncKey, setSeries: false, filters: { pub: (type) => type === 'mousemove' || type === 'mouseleave' } },
    },
    hooks: {
      drawClear: [(chart) => drawGaps(chart, content().series.gaps, colours.hatch)],
      draw: [
        (chart) => drawLimit(chart, content().limit, colours),
        (chart) => drawMoment(chart, content().momentMs ?? null, colours.accent),
        (chart) => drawValueLabels(chart, scale, content().limit, shape, colours),
      ],
      ready: [ready],
      setSelect: [setSelect],
      setCursor: [setCursor],
    },
  }
}

function scaleWithLimit(highest: number, limit: number | null, shape: ChartShape): NiceScale {
  const nice = niceScale(Math.max(highest, limit ?? 0), shape.unit, shape.rateBase)
  if (limit === null || limit <= 0 || highest > limit) return nice
  return { top: limit * 1.04, lines: nice.lines.filter((line) => line <= limit * 1.001) }
}

function lineSeries({ lines, banded, stacked }: ChartShape, colours: ChartColours): uPlot.Series[] {
  const averages = lines.map(({ colour, stroke }, index): uPlot.Series => ({
    stroke: colours.series(colour),
    width: 1.5,
    ...(stroke ? { dash: DASHES[stroke] } : {}),
    ...(index === 0 && !banded ? { fill: withAlpha(colours.series(colour), stacked ? STACK_ALPHA : 0.08) } : {}),
    spanGaps: false,
    points: { show: loneSample, size: 4, fill: colours.series(colour) },
  }))
  const edge: uPlot.Series = { stroke: 'transparent', width: 0, spanGaps: false, points: { show: false } }
  return banded ? [...averages, ...lines.flatMap(() => [edge, edge])] : averages
}

/** A sample between two gaps has no line; a dot shows it. */
const loneSample: uPlot.Series.Points.Show = (chart, seriesIndex) => {
  const values = chart.data[seriesIndex] ?? []
  const known = values.filter((value) => value != null).length
  return known > 0 && known <= 2
}

function bandOf({ lines }: ChartShape, index: number, fill: string): uPlot.Band {
  const highest = 1 + lines.length + index * 2
  return { series: [highest, highest + 1], fill }
}

function stackBands({ lines }: ChartShape, colours: ChartColours): uPlot.Band[] {
  return lines.slice(1).map(({ colour }, index) => ({ series: [index + 2, index + 1], fill: withAlpha(colours.series(colour), STACK_ALPHA) }))
}

function drawLimit(chart: uPlot, limit: number | null, colours: ChartColours): void {
  if (limit === null || limit <= 0) return
  const { ctx, bbox } = chart
  const y = Math.round(chart.valToPos(limit, 'y', true))
  if (y < bbox.top) return
  ctx.save()
  ctx.strokeStyle = colours.series('limit')
  ctx.lineWidth = devicePixelRatio
  ctx.setLineDash([2 * devicePixelRatio, 3 * devicePixelRatio])
  ctx.beginPath()
  ctx.moveTo(bbox.left, y)
  ctx.lineTo(bbox.left + bbox.width, y)
  ctx.stroke()
  ctx.restore()
}

/** The ceiling has its own label where no line of the grid is close. */
function labelledLines({ lines, top }: NiceScale, limit: number | null): number[] {
  if (limit === null || limit <= 0 || limit > top) return lines
  return [...lines.filter((line) => Math.abs(line - limit) > top * 0.12), limit]
}

/** The labels stand inside, on their lines, so that every chart of a column starts at the same edge. */
function drawValueLabels(chart: uPlot, scale: NiceScale, limit: number | null, shape: ChartShape, colours: ChartColours): void {
  const { ctx, bbox } = chart
  ctx.save()
  ctx.font = LABEL_FONT.replace('11px', `${11 * devicePixelRatio}px`)
  ctx.textAlign = 'left'
  ctx.textBaseline = 'bottom'
  ctx.lineWidth = 3 * devicePixelRatio
  ctx.lineJoin = 'round'
  ctx.strokeStyle = colours.card
  ctx.fillStyle = colours.text
  for (const line of labelledLines(scale, limit)) {
    const text = shape.formatTick(line)
    const x = bbox.left + 4 * devicePixelRatio
    const y = chart.valToPos(line, 'y', true) - 1 * devicePixelRatio
    ctx.strokeText(text, x, y)
    ctx.fillText(text, x, y)
  }
  ctx.restore()
}
