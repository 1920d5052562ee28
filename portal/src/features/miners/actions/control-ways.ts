import type { Miner } from '../api/miner'
import type { ActionName, Order } from './api/action'

type Device = Pick<Miner, 'vendor' | 'firmware_family'>

interface Way {
  /** As docs/operations/actions.md calls it. */
  name: string
  isOf: (device: Device) => boolean
  knows: readonly ActionName[]
  /** The light goes out by itself; there is no call for it. */
  blinksOnly?: true
}

const usual = ['blink', 'pause', 'resume', 'reboot'] as const

/** The firmware that somebody wrote a way for; the more special one first, since it runs on hardware of another maker. The agent has the last word: versions differ. */
export const ways: readonly Way[] = [
  { name: 'Braiins OS', isOf: ({ firmware_family }) => firmware_family === 'braiins', knows: [...usual, 'power_limit'] },
  { name: 'LuxOS', isOf: ({ firmware_family }) => firmware_family === 'luxos', knows: [...usual, 'pool'] },
  { name: 'VNish', isOf: ({ firmware_family }) => firmware_family === 'vnish', knows: usual },
  { name: 'ePIC', isOf: ({ firmware_family, vendor }) => firmware_family === 'epic' || vendor === 'epic', knows: usual },
  { name: 'Antminer, stock', isOf: ({ firmware_family, vendor }) => vendor === 'antminer' && firmware_family === 'stock', knows: [...usual, 'pool', 'power_mode'] },
  { name: 'Whatsminer', isOf: ({ vendor }) => vendor === 'whatsminer', knows: [...usual, 'power_mode', 'power_limit'] },
  { name: 'Avalon', isOf: ({ vendor }) => vendor === 'avalon', knows: ['blink', 'reboot', 'power_mode'] },
  { name: 'Bitaxe', isOf: ({ vendor }) => vendor === 'bitaxe', knows: [...usual, 'pool'], blinksOnly: true },
]

/** Whether there is a way to have it done by this firmware at all. */
export function isSupported(device: Device, { action, arguments: { on } }: Order): boolean {
  const way = ways.find(({ isOf }) => isOf(device))
  return way !== undefined && way.knows.includes(action) && !(action === 'blink' && on === false && way.blinksOnly === true)
}
