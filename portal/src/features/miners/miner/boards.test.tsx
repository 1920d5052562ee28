import { render, screen } from '@testing-library/react'
import { expect, it } from 'vitest'
import { board, heatLimits, minerDetail } from '@/testing/miners'
import { Boards } from './Boards'

it.each([
  [heatLimits(), true],
  [heatLimits({ chip_warning: 100, chip_critical: 110 }), false],
])('a chip of 97 degrees is coloured by the limits of its maker: %j', (heat_limits, isCritical) => {
  render(<Boards miner={minerDetail({ heat_limits, boards: [board({ chip_temperature_celsius: 97 })] })} />)
  const cell = screen.getByTestId('boards-row').querySelector('[data-column="chip"] span')!
  expect(cell.textContent?.replaceAll('\u00a0', ' ')).toBe('97 °C')
  expect(cell.className.includes('critical')).toBe(isCritical)
})
