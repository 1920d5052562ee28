import { queryOptions } from '@tanstack/react-query'
import { getJson } from '@/shared/api/get-json'
import type { FieldChange } from '@/shared/states/entities'
import { serverNow } from '@/shared/time/server-clock'
import { resolveRange, type TimeRange } from '@/shared/time/time-range'
import { minersKey } from './list-miners'

export interface MinerChange {
  at_ms: number
  kind: string
  key: string
  title: string
  change: 'appeared' | 'gone' | 'changed'
  category?: string
  summary: string
  fields?: readonly FieldChange[]
}

export const minerChangesQuery = (id: number, range: TimeRange) =>
  queryOptions({
    queryKey: [...minersKey, 'changes', id, range],
    queryFn: ({ signal }) => {
      const { fromMs, toMs } = resolveRange(range, serverNow())
      return getJson<{ changes: readonly MinerChange[]; truncated?: boolean }>(`/api/miners/${id}/changes`, { from: Math.round(fromMs), to: Math.round(toMs) }, signal)
    },
    placeholderData: (previous, previousQuery) => (previousQuery?.queryKey[2] === id ? previous : undefined),
  })
