import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '@/shared/units/use-format'
import type { Miner } from '../api/miner'
import { useStatusName } from '../parts/MinerStatusMark'
import { useIssueName } from '../parts/use-words'
import type { MapMode } from './map-view'
import { slotValue } from './slot-colour'

/** The figure inside a slot, and everything about it for the tip. */
export function useSlotWords(mode: MapMode): (miner: Miner) => { short: string; full: string } {
  const { t } = useTranslation('miners')
  const format = useFormat()
  const statusName = useStatusName()
  const issueName = useIssueName()
  return useCallback(
    (miner) => {
      const value = slotValue(miner, mode)
      const number = value === null ? '' : format.number(mode === 'hashrate' ? value * 100 : value)
      const hottest = miner.temperature_chip ?? miner.temperature_board
      const lines = [
        miner.name,
        statusName(miner.status),
        miner.hashrate == null ? null : `${format.hashrate(miner.hashrate, miner.algorithm)}${miner.hashrate_expected == null ? '' : t('ofExpected', { rate: format.hashrate(miner.hashrate_expected, miner.algorithm) })}`,
        hottest == null ? null : t('celsius', { value: format.number(hottest) }),
        miner.power_watts == null ? null : t('watts', { value: format.number(miner.power_watts) }),
        (miner.issues ?? []).map(issueName).join(', '),
      ]
      return { short: number, full: lines.filter(Boolean).join('\n') }
    },
    [t, format, mode, statusName, issueName],
  )
}
