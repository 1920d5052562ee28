import type { Miner } from '../api/miner'
import type { Rack } from '../api/site'

export interface Slot {
  row: number
  column: number
  miner: Miner | null
}

/** The slots of a rack, row by row; a miner whose place is outside the rack has none. */
export function slotsOf(rack: Pick<Rack, 'id' | 'rows' | 'columns'>, miners: readonly Miner[]): Slot[] {
  const placed = new Map<number, Miner>()
  for (const miner of miners) {
    const { rack_id, rack_row, rack_column } = miner
    if (rack_id !== rack.id || rack_row == null || rack_column == null || rack_row >= rack.rows || rack_column >= rack.columns) continue
    placed.set(rack_row * rack.columns + rack_column, miner)
  }
  return Array.from({ length: rack.rows * rack.columns }, (_, index) => ({
    row: Math.floor(index / rack.columns),
    column: index % rack.columns,
    miner: placed.get(index) ?? null,
  }))
}

/** Where an arrow key leads; null at the edge and for other keys. */
export function neighbour(key: string, index: number, { rows, columns }: Pick<Rack, 'rows' | 'columns'>): number | null {
  const row = Math.floor(index / columns)
  const column = index % columns
  if (key === 'ArrowRight') return column + 1 < columns ? index + 1 : null
  if (key === 'ArrowLeft') return column > 0 ? index - 1 : null
  if (key === 'ArrowDown') return row + 1 < rows ? index + columns : null
  if (key === 'ArrowUp') return row > 0 ? index - columns : null
  if (key === 'Home') return row * columns
  if (key === 'End') return row * columns + columns - 1
  return null
}

export function unplaced(miners: readonly Miner[]): Miner[] {
  return miners.filter(({ rack_id }) => rack_id == null)
}
