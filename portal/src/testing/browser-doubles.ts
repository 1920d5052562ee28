/** Answers every media query as a wide, dark screen would. */
export const wideScreen = (query: string): MediaQueryList =>
  ({
    matches: query.includes('width >='),
    media: query,
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
  }) as unknown as MediaQueryList

export class SilentResizeObserver implements ResizeObserver {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
}

/** A stream that opens when the test says so and carries what the test gives it. */
export class SilentEventSource extends EventTarget {
  static opened: SilentEventSource[] = []
  closed = false

  constructor(readonly url: string) {
    super()
    SilentEventSource.opened.push(this)
  }

  close(): void {
    this.closed = true
  }

  say(event: string, data: unknown): void {
    this.dispatchEvent(new MessageEvent(event, { data: JSON.stringify(data) }))
  }
}
