import { Ban, CircleAlert, CircleCheck, CircleHelp, Clock, Hourglass, Send, type LucideIcon } from 'lucide-react'
import { itemStates, type ItemState, type Run } from './api/action'

type StateTone = 'ok' | 'info' | 'quiet' | 'attention' | 'critical'

/** Each state has its own shape, so that colour is never the only sign. */
export const stateLooks: Readonly<Record<ItemState, { Icon: LucideIcon; tone: StateTone }>> = {
  done: { Icon: CircleCheck, tone: 'ok' },
  sent: { Icon: Send, tone: 'info' },
  waiting: { Icon: Clock, tone: 'quiet' },
  unknown: { Icon: CircleHelp, tone: 'attention' },
  refused: { Icon: CircleAlert, tone: 'critical' },
  expired: { Icon: Hourglass, tone: 'critical' },
  cancelled: { Icon: Ban, tone: 'quiet' },
}

type Counts = Run['counts']

/** The states that some miners are in, in the order in which they are drawn. */
export function statesOf(counts: Counts): [ItemState, number][] {
  return itemStates.flatMap((state): [ItemState, number][] => (counts[state] ? [[state, counts[state]]] : []))
}

export function minersOf(counts: Counts): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0)
}

/** Those that a retry takes. */
export function failedOf(counts: Counts): number {
  return (counts.refused ?? 0) + (counts.expired ?? 0) + (counts.cancelled ?? 0)
}
