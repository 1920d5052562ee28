import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '@/shared/units/use-format'
import type { Order } from './api/action'

/** What an action was given besides the miners; empty where it takes nothing. */
export function useArgumentsText(): (order: Order) => string {
  const { t } = useTranslation('minerActions')
  const format = useFormat()
  return useCallback(
    ({ action, arguments: { on, pool, worker, mode, watts } }) => {
      switch (action) {
        case 'blink':
          return t(on === false ? 'light.off' : 'light.on')
        case 'pool':
          return [pool, worker].filter(Boolean).join(' · ')
        case 'power_mode':
          return mode ? t(`mode.${mode}`) : ''
        case 'power_limit':
          return t('watts', { value: format.number(watts) })
        default:
          return ''
      }
    },
    [t, format],
  )
}
