import { describe, expect, it } from 'vitest'
import type { ActionName } from './api/action'
import { isSupported } from './supported-actions'

describe('what the firmware of a miner can be told', () => {
  it.each<[string[] | null, ActionName, boolean | null, boolean]>([
    [['blink', 'reboot'], 'reboot', null, true],
    [['blink', 'reboot'], 'pause', null, false],
    [[], 'blink', true, false],
    [['blink'], 'blink', null, true],
    [['blink'], 'blink', false, false],
    [['blink', 'blink_off'], 'blink', false, true],
    [null, 'power_limit', null, true],
  ])('of %j: %s (%s) %s', (supported_actions, action, on, is) => expect(isSupported({ supported_actions }, { action, arguments: on === null ? {} : { on } })).toBe(is))
})
