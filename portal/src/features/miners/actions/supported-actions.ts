import type { Miner } from '../api/miner'
import type { Order } from './api/action'

/** Whether there is a way to tell its firmware that. Where its agent does not say, it decides itself when the order comes. */
export function isSupported({ supported_actions: words }: Pick<Miner, 'supported_actions'>, { action, arguments: { on } }: Order): boolean {
  return words == null || words.includes(action === 'blink' && on === false ? 'blink_off' : action)
}
