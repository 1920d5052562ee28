export type SeriesColour =
  | 'cpu' | 'memory' | 'memory-2' | 'disk' | 'disk-2' | 'network' | 'network-2' | 'load' | 'load-2' | 'load-3' | 'gpu' | 'power' | 'limit'

/** The canvas cannot read custom properties by itself. */
export function readColours() {
  const style = getComputedStyle(document.documentElement)
  const token = (name: string) => style.getPropertyValue(`--${name}`).trim() || '#888888'
  return {
    series: (name: SeriesColour) => token(`series-${name}`),
    grid: token('grid'),
    line: token('line'),
    hatch: token('hatch'),
    text: token('text-soft'),
    card: token('card'),
    accent: token('accent'),
  }
}

export type ChartColours = ReturnType<typeof readColours>

/** A #rrggbb colour made see-through. */
export function withAlpha(colour: string, alpha: number): string {
  return `${colour}${Math.round(alpha * 255).toString(16).padStart(2, '0')}`
}
