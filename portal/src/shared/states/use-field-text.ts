import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { NOT_KNOWN } from '@/shared/units/format'
import { useFormat } from '@/shared/units/use-format'

type FieldUnit = 'identity' | 'bytes' | 'percent' | 'moment' | 'latency' | 'duration' | 'celsius' | 'watts' | 'megahertz' | 'megabits' | 'perSecond' | 'number'

/** Numbers that name a thing are not grouped by thousands. */
const IDENTITIES = new Set(['pid', 'ppid', 'uid', 'main_pid', 'index', 'exit_code', 'exit_status', 'xid_last', 'mtu'])

const ENDINGS: readonly [ending: string, unit: FieldUnit][] = [
  ['bytes', 'bytes'],
  ['bytes_total', 'bytes'],
  ['_percent', 'percent'],
  ['_at', 'moment'],
  ['boot_time', 'moment'],
  ['state_since', 'moment'],
  ['first_token_seconds', 'latency'],
  ['_seconds', 'duration'],
  ['_seconds_total', 'duration'],
  ['_celsius', 'celsius'],
  ['_watts', 'watts'],
  ['_mhz', 'megahertz'],
  ['_mbits', 'megabits'],
  ['_per_second', 'perSecond'],
]

/** The agent's field names carry their unit. */
export function unitOfField(name: string): FieldUnit {
  if (IDENTITIES.has(name)) return 'identity'
  return ENDINGS.find(([ending]) => name.endsWith(ending))?.[1] ?? 'number'
}

/** Writes a field of an entity in its unit and in the reader's language. */
export function useFieldText(): (name: string, value: unknown) => string {
  const { t } = useTranslation('units')
  const format = useFormat()
  return useCallback(
    (name, value) => {
      if (value == null || value === '') return NOT_KNOWN
      if (typeof value === 'boolean') return t(value ? 'yes' : 'no')
      if (Array.isArray(value)) return value.length === 0 ? NOT_KNOWN : value.map(String).join(', ')
      if (typeof value !== 'number') return typeof value === 'object' ? JSON.stringify(value) : String(value)
      switch (unitOfField(name)) {
        case 'identity':
          return String(value)
        case 'bytes':
          return format.bytes(value)
        case 'percent':
          return format.percent(value)
        case 'moment':
          return format.dateTime(value)
        case 'latency':
          return t('seconds', { value: format.number(value, 2) })
        case 'duration':
          return format.duration(value)
        case 'celsius':
          return t('celsius', { value: format.number(value) })
        case 'watts':
          return t('watts', { value: format.number(value) })
        case 'megahertz':
          return t('megahertz', { value: format.number(value) })
        case 'megabits':
          return t('megabits', { value: format.number(value) })
        case 'perSecond':
          return format.number(value, 1)
        case 'number':
          return format.number(value, Number.isInteger(value) ? 0 : 2)
      }
    },
    [t, format],
  )
}

/** What a field is called; a field that this portal does not know keeps the agent's name. */
export function useFieldName(): (name: string) => string {
  const { t } = useTranslation('fields')
  return useCallback((name) => t(name as 'pid', { defaultValue: name }), [t])
}
