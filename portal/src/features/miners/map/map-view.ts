export const mapModes = ['hashrate', 'temperature'] as const
export type MapMode = (typeof mapModes)[number]

export const slotSizes = ['small', 'usual', 'large'] as const
type SlotSize = (typeof slotSizes)[number]

/** How the racks are shown; the address holds it. */
export interface MapView {
  mode: MapMode
  size: SlotSize
  container: number | null
}

export const usualMap: MapView = { mode: 'hashrate', size: 'usual', container: null }

export function readMapView(params: URLSearchParams): MapView {
  const container = params.get('container') ?? ''
  return {
    mode: mapModes.find((mode) => mode === params.get('mode')) ?? usualMap.mode,
    size: slotSizes.find((size) => size === params.get('size')) ?? usualMap.size,
    container: /^\d{1,9}$/.test(container) ? Number(container) : null,
  }
}

export function writeMapView(params: URLSearchParams, { mode, size, container }: MapView): URLSearchParams {
  const next = new URLSearchParams(params)
  const put = (name: string, value: string | null) => (value === null ? next.delete(name) : next.set(name, value))
  put('mode', mode === usualMap.mode ? null : mode)
  put('size', size === usualMap.size ? null : size)
  put('container', container === null ? null : String(container))
  return next
}
