import { describe, expect, it } from 'vitest'
import { networksIn } from './networks'

describe('networks to look through', () => {
  it('stand with commas, blanks or lines between them', () =>
    expect(networksIn('192.168.1.0/24, 10.0.0.10-10.0.3.250\n10.9.9.9')).toEqual(['192.168.1.0/24', '10.0.0.10-10.0.3.250', '10.9.9.9']))
  it.each(['', ' , ', '192.168.1.0/33', '10.0.0.0/8', '256.1.1.1', 'miners.example', '10.0.0.0/24; reboot', '$(id)', '10.0.0.1-', '10.0.0.0/24/24', '１.2.3.4'])('%s is none', (text) => expect(networksIn(text)).toBeNull())
})
