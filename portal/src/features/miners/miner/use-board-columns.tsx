import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Column } from '@/shared/table/table-model'
import { useFormat } from '@/shared/units/use-format'
import type { MinerBoard } from '../api/miner-detail'
import { boardHeat, chipHeat, heatTone, type HeatLimits } from '../parts/heat'
import { RateCell } from '../parts/RateCell'
import { Told } from '../parts/Told'
import { Figure } from '../parts/Unknown'

interface JudgedBy {
  algorithm: string | null
  heat_limits: HeatLimits | null
}

/** @param minerOf whose board it is: its maker's limits are those of its boards. */
export function useBoardColumns<Board extends MinerBoard>(minerOf: (board: Board) => JudgedBy): Column<Board>[] {
  const { t } = useTranslation('miners')
  const format = useFormat()
  return useMemo<Column<Board>[]>(() => {
    const celsius = (value: number | null | undefined) => t('celsius', { value: format.number(value) })
    return [
      { id: 'slot', header: t('board.slot'), width: 110, narrow: true, cell: ({ slot, serial }) => <span title={serial ?? undefined}>{t('board.number', { number: slot + 1 })}</span> },
      { id: 'chips', header: t('board.chips'), width: 110, end: true, narrow: true, cell: ({ chips, expected_chips }) => <Figure value={chips} text={expected_chips == null ? format.number(chips) : t('of', { part: format.number(chips), whole: format.number(expected_chips) })} tone={lostTone(chips, expected_chips)} /> },
      { id: 'hashrate', header: t('column.hashrate'), width: 180, narrow: true, cell: (board) => <RateCell rate={board.hashrate} expected={board.expected_hashrate} algorithm={minerOf(board).algorithm} /> },
      { id: 'board', header: t('board.temperature'), width: 90, end: true, cell: (board) => <Figure value={board.board_temperature_celsius} text={celsius(board.board_temperature_celsius)} tone={heatTone(boardHeat(board.board_temperature_celsius, minerOf(board).heat_limits))} /> },
      { id: 'chip', header: t('board.chipTemperature'), width: 90, end: true, cell: (board) => <Figure value={board.chip_temperature_celsius} text={celsius(board.chip_temperature_celsius)} tone={heatTone(chipHeat(board.chip_temperature_celsius, minerOf(board).heat_limits))} /> },
      { id: 'volts', header: t('board.volts'), width: 104, end: true, cell: ({ volts }) => <Figure value={volts} text={t('volts', { value: format.number(volts, 2) })} /> },
      { id: 'frequency', header: t('board.frequency'), width: 100, end: true, cell: ({ frequency_megahertz: value }) => <Figure value={value} text={t('megahertz', { value: format.number(value) })} /> },
      { id: 'errors', header: t('board.errors'), width: 104, end: true, cell: ({ hw_errors_total }) => <Figure value={hw_errors_total} text={format.number(hw_errors_total)} /> },
      { id: 'state', header: t('board.state'), width: 110, cell: ({ state }) => <Told text={state} /> },
    ]
  }, [t, format, minerOf])
}

function lostTone(chips: number | null | undefined, expected: number | null | undefined): 'warning' | 'critical' | undefined {
  if (chips == null || expected == null || chips >= expected) return undefined
  return chips <= expected * 0.95 ? 'critical' : 'warning'
}
