import type { LabelledSeries } from '@/shared/series/get-series'
import type { Miner } from '../api/miner'

/** The labels by which the series of a miner are found. */
export function minerLabels({ key, agent_id }: Pick<Miner, 'key' | 'agent_id'>): Record<string, string | number> {
  return { agent: agent_id, miner: key }
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

const WHOLE_DEVICE = new Set(['board', 'chip'])

/** A line per board and a few of the device: the hottest of all boards is among them already, and a chip is hotter than its board. */
export function tellingTemperatures(series: readonly LabelledSeries[]): LabelledSeries[] {
  const ofBoards = series.filter(({ labels }) => labels.board !== undefined)
  const withChips = ofBoards.some(({ labels }) => labels.sensor === 'chip')
  const boards = ofBoards.filter(({ labels }) => labels.sensor === (withChips ? 'chip' : 'board'))
  const device = series.filter(({ labels }) => labels.board === undefined && (boards.length === 0 || !WHOLE_DEVICE.has(labels.sensor ?? '')))
  return [...inOrderOfBoard(boards), ...device]
}

export function inOrderOfBoard(series: readonly LabelledSeries[]): LabelledSeries[] {
  return [...series].sort((a, b) => Number(a.labels.board) - Number(b.labels.board))
}
