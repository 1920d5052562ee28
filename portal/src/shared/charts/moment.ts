import type uPlot from 'uplot'

/** The line at the moment of the past that the page shows. */
export function drawMoment(chart: uPlot, momentMs: number | null, colour: string): void {
  if (momentMs === null) return
  const { ctx, bbox } = chart
  const x = Math.round(chart.valToPos(momentMs / 1000, 'x', true))
  if (x < bbox.left || x > bbox.left + bbox.width) return
  ctx.save()
  ctx.fillStyle = colour
  ctx.fillRect(x - devicePixelRatio, bbox.top, 2 * devicePixelRatio, bbox.height)
  ctx.restore()
}
