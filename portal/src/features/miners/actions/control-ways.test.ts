import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { actionNames, type ActionName, type Order } from './api/action'
import { isSupported, ways } from './control-ways'

const order = (action: ActionName, on?: boolean): Order => ({ action, arguments: on === undefined ? {} : { on } })

/** The table of docs/operations/actions.md: firmware, then a column each for blink, pause and resume, reboot, pool, power mode, power limit. */
function documented(): Map<string, ActionName[]> {
  const text = readFileSync('../docs/operations/actions.md', 'utf8')
  const rows = text.split('\n').filter((line) => line.startsWith('| ') && line.split('|').length === 10)
  const columns: ActionName[][] = [['blink'], ['pause', 'resume'], ['reboot'], ['pool'], ['power_mode'], ['power_limit']]
  return new Map(
    rows.slice(1).map((line) => {
      const [, name = '', ...cells] = line.split('|').map((cell) => cell.trim())
      return [name, columns.flatMap((actions, index) => (cells[index] ? actions : []))]
    }),
  )
}

describe('the ways of firmware', () => {
  it('are those that the documentation tells of', () => {
    const told = documented()
    expect(told.size).toBe(ways.length)
    for (const { name, knows } of ways) {
      const [, actions] = [...told].find(([row]) => row.startsWith(name)) ?? []
      expect([name, [...knows].sort()]).toEqual([name, [...(actions ?? [])].sort()])
    }
  })

  it.each([
    [{ vendor: 'antminer', firmware_family: 'stock' }, 'pool', true],
    [{ vendor: 'antminer', firmware_family: 'braiins' }, 'pool', false],
    [{ vendor: 'antminer', firmware_family: 'vnish' }, 'reboot', true],
    [{ vendor: 'antminer', firmware_family: 'hiveon' }, 'reboot', false],
    [{ vendor: 'whatsminer', firmware_family: 'stock' }, 'power_limit', true],
    [{ vendor: null, firmware_family: null }, 'blink', false],
  ] as const)('of %j: %s %s', (device, action, is) => expect(isSupported(device, order(action))).toBe(is))

  it('do not put out a light that goes out by itself', () => {
    const device = { vendor: 'bitaxe', firmware_family: 'stock' }
    expect([isSupported(device, order('blink', true)), isSupported(device, order('blink', false))]).toEqual([true, false])
  })

  it('know no action that nobody can ask for', () => expect(ways.flatMap(({ knows }) => knows).filter((name) => !actionNames.includes(name))).toEqual([]))
})
