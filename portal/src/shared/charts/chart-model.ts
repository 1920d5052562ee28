import type { AlignedSeries, Span } from './align'
import type { ChartUnit } from './nice-scale'
import type { SeriesColour } from './palette'

export interface Line {
  field: string
  colour: SeriesColour
  /** Lines of one chart differ without colour too; solid when absent. */
  stroke?: 'dashed' | 'dotted'
}

/** What a chart draws; everything here may change without building the chart anew. */
export interface ChartContent {
  series: AlignedSeries
  range: Span
  /** A ceiling worth seeing, such as all the memory there is. */
  limit: number | null
  /** The moment of the past that the page shows; null while it shows now. */
  momentMs?: number | null
}

/** What a chart is; a change here builds it anew. */
export interface ChartShape {
  lines: readonly Line[]
  unit: ChartUnit
  /** Each line has its lowest and highest beside the average. */
  banded: boolean
  rateBase: 1000 | 1024
  locale: string
  formatTick: (value: number) => string
  /** Each line stands on the one before it. */
  stacked?: boolean
}

export interface ChartGestures {
  zoom: (fromMs: number, toMs: number) => void
  pan: (fromMs: number, toMs: number) => void
  zoomBack: () => void
  /** A click without a drag. */
  pick?: (timeMs: number) => void
}

/** The fields in the order of the chart's rows: averages, then a highest and a lowest for each. */
export function rowFields(lines: readonly Line[], banded: boolean): string[] {
  const averages = lines.map(({ field }) => field)
  return banded ? [...averages, ...averages.flatMap((field) => [`${field}_max`, `${field}_min`])] : averages
}
