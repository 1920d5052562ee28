import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import type { ChartUnit } from '@/shared/charts/nice-scale'
import { useFormat } from '@/shared/units/use-format'

/** Writes a round number beside a chart. */
export function useFormatTick() {
  const { t } = useTranslation('units')
  const format = useFormat()
  return useCallback(
    (value: number, unit: ChartUnit): string => {
      switch (unit) {
        case 'percent':
        case 'share':
          return format.percent(value)
        case 'bytes':
          return format.bytesTick(value)
        case 'rate':
          return format.rateTick(value)
        case 'load':
          return format.number(value, value < 1 ? 1 : 0)
        case 'count':
          return format.number(value)
        case 'celsius':
          return value == null ? format.number(null) : t('celsius', { value: format.number(value) })
        case 'watts':
          return value == null ? format.number(null) : t('watts', { value: format.number(value) })
        case 'hashrate':
          return format.hashrateTick(value)
      }
    },
    [format, t],
  )
}

/** Writes a value in the unit of its chart. */
export function useFormatValue() {
  const { t } = useTranslation('units')
  const format = useFormat()
  return useCallback(
    (value: number | null | undefined, unit: ChartUnit): string => {
      switch (unit) {
        case 'percent':
        case 'share':
          return format.percent(value)
        case 'bytes':
          return format.bytes(value)
        case 'rate':
          return format.rate(value)
        case 'load':
          return format.number(value, 2)
        case 'count':
          return format.number(value)
        case 'celsius':
          return value == null ? format.number(null) : t('celsius', { value: format.number(value) })
        case 'watts':
          return value == null ? format.number(null) : t('watts', { value: format.number(value) })
        case 'hashrate':
          return format.hashrate(value)
      }
    },
    [format, t],
  )
}
