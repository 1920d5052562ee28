import { cleanup, configure } from '@testing-library/react'
import { afterAll, afterEach, beforeAll, vi } from 'vitest'
import { useLiveStore } from '@/shared/live/live-store'
import { useToasts } from '@/shared/ui/toast-store'
import { startI18n } from '@/shared/i18n/i18n'
import { SilentEventSource, SilentResizeObserver, wideScreen } from './browser-doubles'
import { server } from './server'

// The first visit of a page also loads its code.
configure({ asyncUtilTimeout: 8000 })

window.matchMedia = wideScreen
window.ResizeObserver = SilentResizeObserver
globalThis.EventSource = SilentEventSource as unknown as typeof EventSource
// jsdom lays nothing out; a list that shows only what fits needs a size.
Object.defineProperties(HTMLElement.prototype, {
  clientWidth: { configurable: true, value: 1200 },
  clientHeight: { configurable: true, value: 600 },
})
Element.prototype.scrollIntoView = () => undefined
// jsdom draws nothing; the charts themselves are looked at in a browser.
vi.mock('@/shared/charts/TimeChart', () => ({ TimeChart: () => null }))

beforeAll(async () => {
  server.listen({ onUnhandledRequest: 'error' })
  await startI18n('en')
})

afterEach(() => {
  cleanup()
  server.resetHandlers()
  useLiveStore.getState().forget()
  useToasts.getState().forget()
  localStorage.clear()
})

afterAll(() => server.close())
