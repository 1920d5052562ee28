import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { usePreferences } from '@/shared/preferences/preferences-store'
import { createFormat, type Format } from './format'

export function useFormat(): Format {
  const { t, i18n } = useTranslation('units')
  const rateUnit = usePreferences((state) => state.rateUnit)
  const locale = i18n.language
  return useMemo(
    () =>
      createFormat({
        locale,
        rateUnit,
        labels: {
          bytes: [t('byte'), t('kibibyte'), t('mebibyte'), t('gibibyte'), t('tebibyte'), t('pebibyte')],
          bits: [t('bit'), t('kilobit'), t('megabit'), t('gigabit'), t('terabit')],
          perSecond: (unit) => t('perSecond', { unit }),
          day: t('day'),
          hour: t('hour'),
          minute: t('minute'),
          second: t('second'),
        },
      }),
    [t, locale, rateUnit],
  )
}
