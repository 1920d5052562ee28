import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { SilentEventSource } from '@/testing/browser-doubles'
import { openLiveStream } from './live-stream'

const newest = () => SilentEventSource.opened.at(-1)!

describe('the live stream', () => {
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
    const events = { connection: vi.fn(), serverTime: vi.fn(), hosts: vi.fn(), fleetChanged: vi.fn() }
    return { events, close: openLiveStream('/api/live', events) }
  }

  it('is live after the first word of the server', () => {
    const { events, close } = open()
    newest().say('hello', { server_time_ms: 5 })
    expect(events.serverTime).toHaveBeenCalledWith(5)
    expect(events.connection).toHaveBeenLastCalledWith('live')
    expect(events.fleetChanged).not.toHaveBeenCalled()
    close()
  })

  it('waits twice as long after each failure and reads the fleet again when back', () => {
    const { events, close } = open()
    newest().dispatchEvent(new Event('error'))
    expect(events.connection).toHaveBeenLastCalledWith('reconnecting')
    vi.advanceTimersByTime(1000)
    expect(SilentEventSource.opened).toHaveLength(2)
    newest().dispatchEvent(new Event('error'))
    vi.advanceTimersByTime(1999)
    expect(SilentEventSource.opened).toHaveLength(2)
    vi.advanceTimersByTime(1)
    newest().say('hello', { server_time_ms: 5 })
    expect(events.fleetChanged).toHaveBeenCalledOnce()
    close()
  })

  it('stays closed once it was closed', () => {
    const { close } = open()
    const source = newest()
    close()
    source.dispatchEvent(new Event('error'))
    vi.advanceTimersByTime(60_000)
    expect(SilentEventSource.opened).toHaveLength(1)
  })
})
