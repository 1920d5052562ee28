import type { LabelledSeries } from '@/shared/series/get-series'
import type { Miner } from '../api/miner'

/** The labels by which the series of a miner are found. */
export function minerLabels({ key, agent_id }: Pick<Miner, 'key' | 'agent_id'>): Record<string, string | number> {
  return { ...(agent_id == null ? {} : { agent: agent_id }), miner: key }
}

const WINDOWS = ['5s', 'now', '1m', '5m', '15m', 'avg', '24h']

/** A device keeps its rate over several windows; the shortest tells most. */
export function shortestWindow(series: readonly LabelledSeries[]): LabelledSeries | null {
  const place = ({ labels }: LabelledSeries) => {
    const index = WINDOWS.indexOf(labels.window ?? '')
    return index < 0 ? WINDOWS.length : index
  }
  return [...series].sort((a, b) => place(a) - place(b))[0] ?? null
}

export function inOrderOfBoard(series: readonly LabelledSeries[]): LabelledSeries[] {
  return [...series].sort((a, b) => Number(a.labels.board) - Number(b.labels.board))
}
