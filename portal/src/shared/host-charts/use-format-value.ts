import { useCallback } from 'react'
import type { ChartUnit } from '@/shared/charts/nice-scale'
import { useFormat } from '@/shared/units/use-format'

/** Writes a round number beside a chart. */
export function useFormatTick() {
  const format = useFormat()
  return useCallback(
    (value: number, unit: ChartUnit): string => {
      switch (unit) {
        case 'percent':
          return format.percent(value)
        case 'bytes':
          return format.bytesTick(value)
        case 'rate':
          return format.rateTick(value)
        case 'load':
          return format.number(value, value < 1 ? 1 : 0)
        case 'count':
          return format.number(value)
      }
    },
    [format],
  )
}

/** Writes a value in the unit of its chart. */
export function useFormatValue() {
  const format = useFormat()
  return useCallback(
    (value: number | null | undefined, unit: ChartUnit): string => {
      switch (unit) {
        case 'percent':
          return format.percent(value)
        case 'bytes':
          return format.bytes(value)
        case 'rate':
          return format.rate(value)
        case 'load':
          return format.number(value, 2)
        case 'count':
          return format.number(value)
      }
    },
    [format],
  )
}
