import type { ActionName, AgentActions, NewRun, Order, PowerLevel } from './api/action'
import { isGrave } from './run-plan'

export const LEAST_WATTS = 100
export const MOST_WATTS = 20_000
export const MOST_STAGGER_SECONDS = 3600
export const LONGEST_REASON = 500
const USUAL_STAGGER_SECONDS = 10

/** What is typed and chosen in the sheet, as it is typed. */
export interface OrderForm {
  on: boolean
  pool: string
  worker: string
  mode: PowerLevel
  watts: string
  reason: string
  stagger: string
  dryRun: boolean
  /** The number of miners, typed. */
  typed: string
}

/** The first pool stands there already: nobody has to find out that there is a choice. */
export function firstForm(agents: readonly AgentActions[]): OrderForm {
  return { on: true, pool: poolsOf(agents)[0] ?? '', worker: '', mode: 'normal', watts: '', reason: '', stagger: String(USUAL_STAGGER_SECONDS), dryRun: false, typed: '' }
}

/** The pools that a file names, each once. */
export function poolsOf(agents: readonly AgentActions[]): string[] {
  return [...new Set(agents.flatMap(({ pools }) => (pools ?? []).map(({ url }) => url)))]
}

/** The patterns that a worker's name may fit at this pool; none where every miner keeps its own. */
export function workerPatterns(agents: readonly AgentActions[], pool: string): string[] {
  return [...new Set(agents.flatMap(({ pools }) => (pools ?? []).flatMap(({ url, workers }) => (url === pool && workers !== null ? [workers] : []))))]
}

export function orderOf(action: ActionName, form: OrderForm): Order {
  switch (action) {
    case 'blink':
      return { action, arguments: { on: form.on } }
    case 'pool': {
      const worker = form.worker.trim()
      return { action, arguments: worker ? { pool: form.pool, worker } : { pool: form.pool } }
    }
    case 'power_mode':
      return { action, arguments: { mode: form.mode } }
    case 'power_limit':
      return { action, arguments: { watts: Number(form.watts) } }
    default:
      return { action, arguments: {} }
  }
}

export function runOf(action: ActionName, form: OrderForm, minerIds: readonly number[]): NewRun {
  const run = { ...orderOf(action, form), miner_ids: [...minerIds], reason: form.reason.trim(), dry_run: form.dryRun, stagger_seconds: Number(form.stagger) }
  return form.typed.trim() === '' ? run : { ...run, confirm: form.typed.trim() }
}

/** Whether the number of miners has to be typed; the server may ask for it, too. */
export function wantsNumber(order: Order, form: OrderForm, askedFor: boolean): boolean {
  return askedFor || (isGrave(order) && !form.dryRun)
}

/** Nothing is missing; the number is that of the miners where it is wanted. */
export function isComplete(order: Order, form: OrderForm, count: number, numberWanted: boolean): boolean {
  const { watts } = order.arguments
  const fits =
    order.action === 'pool' ? form.pool !== '' : order.action === 'power_limit' ? Number.isInteger(watts) && watts! >= LEAST_WATTS && watts! <= MOST_WATTS : true
  return fits && count > 0 && form.reason.trim() !== '' && isWholeUpTo(form.stagger, MOST_STAGGER_SECONDS) && (!numberWanted || form.typed.trim() === String(count))
}

function isWholeUpTo(text: string, most: number): boolean {
  return /^\d{1,5}$/.test(text.trim()) && Number(text) <= most
}
