import type uPlot from 'uplot'
import type { Span } from './align'

const TILE = 8

function hatchPattern(context: CanvasRenderingContext2D, colour: string, pixelRatio: number): CanvasPattern | null {
  const tile = document.createElement('canvas')
  const size = TILE * pixelRatio
  tile.width = size
  tile.height = size
  const pen = tile.getContext('2d')
  if (!pen) return null
  pen.strokeStyle = colour
  pen.lineWidth = pixelRatio
  pen.beginPath()
  // Three strokes, so that the corners meet where tiles touch.
  for (const shift of [-size, 0, size]) {
    pen.moveTo(shift, size)
    pen.lineTo(shift + size, 0)
  }
  pen.stroke()
  return context.createPattern(tile, 'repeat')
}

/** Stripes where nothing is known: no data is drawn as no data. */
export function drawGaps(chart: uPlot, gaps: readonly Span[], colour: string): void {
  if (gaps.length === 0) return
  const { ctx, bbox } = chart
  const pattern = hatchPattern(ctx, colour, devicePixelRatio)
  if (!pattern) return
  ctx.save()
  ctx.beginPath()
  ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height)
  ctx.clip()
  ctx.fillStyle = pattern
  for (const { fromMs, toMs } of gaps) {
    const left = chart.valToPos(fromMs / 1000, 'x', true)
    const right = chart.valToPos(toMs / 1000, 'x', true)
    ctx.fillRect(left, bbox.top, right - left, bbox.height)
  }
  ctx.restore()
}
