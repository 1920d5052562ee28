import type { Miner } from '../api/miner'
import type { Rack } from '../api/site'

type LineProblem = 'columns' | 'miner' | 'rack' | 'slot' | 'outside' | 'taken' | 'twice'

export interface PlacementLine {
  /** From 1, as editors count. */
  line: number
  text: string
  miner: Miner | null
  rack: Rack | null
  /** From 1, as people count shelves. */
  row: number | null
  column: number | null
  problem: LineProblem | null
}

/** More than a site has; a longer text is another file. */
const MOST_LINES = 20_000

const HEADER = /^[\s\uFEFF]*"?(mac|ip|mac_or_ip|ip_address)"?\s*[,;\t]/i

/** Of the list of miners, whose numbers are counted from 0. */
const LISTED = /[,;\t]\s*"?rack_row"?\s*[,;\t]/i

/** Every line of mac_or_ip,rack,row,column, with what is wrong with it before anything is sent. The server reads the same file in the same way. */
export function readPlacements(csv: string, miners: readonly Miner[], racks: readonly Rack[]): PlacementLine[] {
  const byAddress = new Map<string, Miner>()
  for (const miner of miners) {
    if (miner.ip_address) byAddress.set(miner.ip_address.toLowerCase(), miner)
    if (miner.mac) byAddress.set(miner.mac.toLowerCase(), miner)
  }
  const byName = new Map(racks.map((rack) => [rack.name.toLowerCase(), rack]))
  const taken = new Map(miners.filter(({ rack_id }) => rack_id != null).map((miner) => [slotKey(miner.rack_id!, miner.rack_row, miner.rack_column), miner.id]))
  const used = new Map<string, number>()
  const first = HEADER.test(csv) && LISTED.test(csv.split('\n', 1)[0]!) ? 0 : 1
  const lines = csv
    .split(/\r?\n/, MOST_LINES)
    .map((text, index) => ({ text, line: index + 1 }))
    .filter(({ text, line }) => text.trim() !== '' && !text.startsWith('#') && !(line === 1 && HEADER.test(text)))
    .map(({ text, line }) => ({ ...readLine(text, first, byAddress, byName), line, text }))
  // A miner that this file moves leaves its slot to another: two may change places.
  const moving = new Set(lines.flatMap(({ miner, problem }) => (problem ? [] : [miner!.id])))
  return lines.map((read) => {
    const problem = read.problem ?? slotProblem(read, { taken, used, moving })
    if (!problem) used.set(slotKey(read.rack!.id, read.row! - 1, read.column! - 1), read.line)
    return { ...read, problem }
  })
}

interface SlotBook {
  taken: ReadonlyMap<string, number>
  used: ReadonlyMap<string, number>
  moving: ReadonlySet<number>
}

function readLine(text: string, first: number, byAddress: ReadonlyMap<string, Miner>, byName: ReadonlyMap<string, Rack>): Omit<PlacementLine, 'line' | 'text'> {
  const cells = text.split(/[,;\t]/).map((cell) => cell.trim().replace(/^"(.*)"$/, '$1'))
  const [who = '', rackName = '', rowText = '', columnText = ''] = cells
  const miner = byAddress.get(asAddress(who)) ?? null
  const rack = byName.get(rackName.toLowerCase()) ?? null
  const row = numberIn(rowText, first)
  const column = numberIn(columnText, first)
  const problem = cells.length !== 4 ? 'columns' : !miner ? 'miner' : !rack ? 'rack' : row === null || column === null ? 'slot' : row > rack.rows || column > rack.columns ? 'outside' : null
  return { miner, rack, row, column, problem }
}

function slotProblem({ miner, rack, row, column }: Pick<PlacementLine, 'miner' | 'rack' | 'row' | 'column'>, { taken, used, moving }: SlotBook): LineProblem | null {
  const key = slotKey(rack!.id, row! - 1, column! - 1)
  if (used.has(key)) return 'twice'
  const holder = taken.get(key)
  return holder !== undefined && holder !== miner!.id && !moving.has(holder) ? 'taken' : null
}

/** What the server gets: the lines that are right, one after another. */
export function sentLines(lines: readonly PlacementLine[]): PlacementLine[] {
  return lines.filter(({ problem }) => problem === null)
}

export function toPlacementCsv(lines: readonly PlacementLine[]): string {
  return lines.map(({ miner, rack, row, column }) => [miner!.mac ?? miner!.ip_address, rack!.name, row, column].join(',')).join('\n')
}

function slotKey(rack: number, row: number | null | undefined, column: number | null | undefined): string {
  return `${rack}/${row}/${column}`
}

/** A hardware address is written with colons, hyphens or nothing between its bytes. */
function asAddress(text: string): string {
  const hex = text.toLowerCase().replaceAll(/[:\-.]/g, '')
  if (/^[0-9a-f]{12}$/.test(hex)) return hex.match(/../g)!.join(':')
  return text.toLowerCase()
}

/** From 1, however the file counts. */
function numberIn(text: string, first: number): number | null {
  return /^(0|[1-9]\d{0,2})$/.test(text) && Number(text) >= first ? Number(text) - first + 1 : null
}
