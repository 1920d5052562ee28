import type uPlot from 'uplot'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createCursorStore } from './cursor-store'
import { gestureOptions } from './gestures'

function build() {
  const over = document.createElement('div')
  const chart = { over, posToVal: (px: number) => 1000 + px } as unknown as uPlot
  const gestures = { zoom: vi.fn(), pan: vi.fn(), zoomBack: vi.fn(), pick: vi.fn() }
  const { bind, ready } = gestureOptions({ cursor: createCursorStore(), range: () => ({ fromMs: 0, toMs: 1 }), gestures: () => gestures })
  ready(chart)
  const fire = (name: 'mousedown' | 'click' | 'dblclick', init: MouseEventInit) => {
    const event = new MouseEvent(name, init)
    if (name === 'click') over.dispatchEvent(event)
    else bind[name]?.(chart, over, () => null)?.(event)
  }
  return { gestures, fire }
}

describe('a click on a chart', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  it('picks the moment under it', () => {
    const { gestures, fire } = build()
    fire('mousedown', { clientX: 40 })
    fire('click', { clientX: 42, detail: 1 })
    vi.runAllTimers()
    expect(gestures.pick).toHaveBeenCalledExactlyOnceWith(1_042_000)
  })

  it('is none after a drag or with shift', () => {
    const { gestures, fire } = build()
    fire('mousedown', { clientX: 40 })
    fire('click', { clientX: 90, detail: 1 })
    fire('mousedown', { clientX: 40, shiftKey: true })
    fire('click', { clientX: 40, detail: 1 })
    vi.runAllTimers()
    expect(gestures.pick).not.toHaveBeenCalled()
  })

  it('goes back instead when it is a double one', () => {
    const { gestures, fire } = build()
    for (const detail of [1, 2]) {
      fire('mousedown', { clientX: 40 })
      fire('click', { clientX: 40, detail })
    }
    fire('dblclick', { clientX: 40 })
    vi.runAllTimers()
    expect(gestures.pick).not.toHaveBeenCalled()
    expect(gestures.zoomBack).toHaveBeenCalledOnce()
  })
})
