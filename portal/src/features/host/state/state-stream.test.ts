import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { SilentEventSource } from '@/testing/browser-doubles'
import { openStateStream } from './state-stream'

const newest = () => SilentEventSource.opened.at(-1)!

describe('the stream of a state', () => {
  beforeEach(() => {
    vi.useFakeTimers()
    vi.spyOn(Math, 'random').mockReturnValue(0.5)
    SilentEventSource.opened = []
  })
  afterEach(() => {
    vi.useRealTimers()
    vi.restoreAllMocks()
  })
  const open = () => {
    const events = { state: vi.fn(), delta: vi.fn(), lost: vi.fn() }
    return { events, close: openStateStream(7, events) }
  }

  it('gives the whole state and then what changed', () => {
    const { events, close } = open()
    expect(newest().url).toBe('/api/vps/7/state/live')
    newest().say('state', { host_id: 7 })
    newest().say('delta', { at_ms: 1 })
    expect(events.state).toHaveBeenCalledWith({ host_id: 7 })
    expect(events.delta).toHaveBeenCalledWith({ at_ms: 1 })
    close()
  })

  it.each(['stale', 'error'])('is opened anew after "%s", once and later', (event) => {
    const { events, close } = open()
    const first = newest()
    first.dispatchEvent(new MessageEvent(event, { data: '{}' }))
    expect(first.closed).toBe(true)
    expect(events.lost).not.toHaveBeenCalled()
    vi.advanceTimersByTime(999)
    expect(SilentEventSource.opened).toHaveLength(1)
    vi.advanceTimersByTime(1)
    expect(SilentEventSource.opened).toHaveLength(2)
    newest().dispatchEvent(new MessageEvent(event, { data: '{}' }))
    expect(events.lost).toHaveBeenCalledOnce()
    close()
  })

  it('rests while the page is left', () => {
    const { close } = open()
    window.dispatchEvent(new Event('pagehide'))
    expect(newest().closed).toBe(true)
    window.dispatchEvent(Object.assign(new Event('pageshow'), { persisted: true }))
    expect(SilentEventSource.opened).toHaveLength(2)
    close()
  })

  it('stays closed once it was closed', () => {
    const { close } = open()
    close()
    newest().dispatchEvent(new Event('error'))
    vi.advanceTimersByTime(60_000)
    expect(SilentEventSource.opened).toHaveLength(1)
  })
})
