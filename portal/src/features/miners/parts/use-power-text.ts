import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '@/shared/units/use-format'

const MEGAWATT = 1e6

/** The power of many miners: kilowatts, and megawatts where those grow long. */
export function usePowerText() {
  const { t } = useTranslation('miners')
  const format = useFormat()
  return useCallback(
    (watts: number | null | undefined): string => {
      if (watts == null) return format.number(null)
      return watts >= MEGAWATT ? t('megawatts', { value: format.number(watts / MEGAWATT, 2) }) : t('kilowatts', { value: format.number(watts / 1000, 1) })
    },
    [t, format],
  )
}
