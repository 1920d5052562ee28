/** A bucket width that the server knows; null asks for the samples as they came. */
export type Interval = '30s' | '1m' | '5m' | '1h' | null

const BUCKETS: readonly { interval: Exclude<Interval, null>; seconds: number }[] = [
  { interval: '30s', seconds: 30 },
  { interval: '1m', seconds: 60 },
  { interval: '5m', seconds: 300 },
  { interval: '1h', seconds: 3600 },
]

/** About one point for each pixel of a chart in two columns. */
export const MOST_POINTS = 720

export interface Resolution {
  interval: Interval
  stepMs: number
}

/** The finest resolution that keeps a span within MOST_POINTS, never finer than the samples themselves. */
export function chooseResolution(spanMs: number, sampleSeconds: number | null): Resolution {
  const sample = sampleSeconds && sampleSeconds > 0 ? sampleSeconds : 10
  if (spanMs / 1000 / sample <= MOST_POINTS) return { interval: null, stepMs: sample * 1000 }
  const bucket = BUCKETS.find(({ seconds }) => seconds > sample && spanMs / 1000 / seconds <= MOST_POINTS)
  const { interval, seconds } = bucket ?? { interval: '1h' as const, seconds: 3600 }
  return { interval, stepMs: seconds * 1000 }
}
