import type uPlot from 'uplot'
import type { ChartGestures } from './chart-model'
import type { CursorStore } from './cursor-store'
import type { Span } from './align'

/** A shorter drag is taken for an unsteady click. */
const SHORTEST_DRAG_PX = 6
/** A second click within this time makes a double-click of the first. */
const DOUBLE_CLICK_MS = 260

interface GestureTargets {
  cursor: CursorStore
  range: () => Span
  gestures: () => ChartGestures
}

/** Click picks a moment, drag zooms, shift-drag pans, double-click goes back; one chart leads and the others follow. */
export function gestureOptions({ cursor, range, gestures }: GestureTargets) {
  let leading = false
  let pressedAt = Number.NaN
  let pickTimer: number | undefined

  const startPan = (chart: uPlot, start: MouseEvent) => {
    const span = range()
    const msPerPixel = (span.toMs - span.fromMs) / chart.over.clientWidth
    const shiftAt = (event: MouseEvent) => (start.clientX - event.clientX) * msPerPixel
    const move = (event: MouseEvent) => cursor.getState().pan(shiftAt(event))
    const end = (event: MouseEvent) => {
      document.removeEventListener('mousemove', move)
      document.removeEventListener('mouseup', end)
      const shift = shiftAt(event)
      cursor.getState().pan(0)
      if (shift !== 0) gestures().pan(span.fromMs + shift, span.toMs + shift)
    }
    document.addEventListener('mousemove', move)
    document.addEventListener('mouseup', end)
  }

  const bind: uPlot.Cursor.Bind = {
    mousedown: (chart, _target, next) => (event) => {
      pressedAt = event.shiftKey || event.button !== 0 ? Number.NaN : event.clientX
      if (event.shiftKey) startPan(chart, event)
      else {
        leading = true
        next(event)
      }
      return null
    },
    mouseenter: (_chart, _target, next) => (event) => {
      leading = true
      return next(event)
    },
    mouseleave: (_chart, _target, next) => (event) => {
      leading = false
      cursor.getState().move(null)
      return next(event)
    },
    dblclick: () => () => {
      window.clearTimeout(pickTimer)
      gestures().zoomBack()
      return null
    },
  }

  const click = (chart: uPlot, event: MouseEvent) => {
    window.clearTimeout(pickTimer)
    const still = Math.abs(event.clientX - pressedAt) < SHORTEST_DRAG_PX
    if (still && event.detail < 2) {
      const timeMs = chart.posToVal(event.clientX - chart.over.getBoundingClientRect().left, 'x') * 1000
      pickTimer = window.setTimeout(() => gestures().pick?.(timeMs), DOUBLE_CLICK_MS)
    }
  }
  // Among the bindings, "click" is the legend's.
  const ready = (chart: uPlot) => chart.over.addEventListener('click', (event) => click(chart, event))

  const setSelect = (chart: uPlot) => {
    const { left, width } = chart.select
    if (!leading || width < SHORTEST_DRAG_PX) return
    const fromMs = chart.posToVal(left, 'x') * 1000
    const toMs = chart.posToVal(left + width, 'x') * 1000
    chart.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false)
    gestures().zoom(fromMs, toMs)
  }

  const setCursor = (chart: uPlot) => {
    const { left, top } = chart.cursor
    if (!leading) return
    if (left === undefined || left < 0) {
      cursor.getState().move(null)
      return
    }
    const { left: x, top: y } = chart.over.getBoundingClientRect()
    cursor.getState().move({ timeMs: chart.posToVal(left, 'x') * 1000, x: x + left, y: y + (top ?? 0) })
  }

  return { bind, ready, setSelect, setCursor }
}
