import { queryOptions } from '@tanstack/react-query'
import { getJson } from '@/shared/api/get-json'
import type { EntityKind, FieldChange } from '@/shared/states/entities'
import { serverNow } from '@/shared/time/server-clock'
import { resolveRange, type TimeRange } from '@/shared/time/time-range'

export const changeCategories = [
  'reboot', 'kernel', 'driver', 'hardware', 'package', 'image', 'container', 'unit', 'process', 'model', 'mount', 'network', 'agent', 'miner',
] as const
export type ChangeCategory = (typeof changeCategories)[number]

export interface HostChange {
  at_ms: number
  kind: EntityKind
  key: string
  title: string
  change: 'appeared' | 'gone' | 'changed'
  /** A category that this portal does not know is shown as hardware. */
  category: ChangeCategory
  summary: string
  fields?: FieldChange[]
}

interface ChangeList {
  changes: HostChange[]
  truncated: boolean
}

interface ChangesRequest {
  hostId: number
  range: TimeRange
  limit: number
}

export const changesQuery = ({ hostId, range, limit }: ChangesRequest) =>
  queryOptions({
    queryKey: ['changes', hostId, limit, range],
    queryFn: ({ signal }) => {
      const { fromMs, toMs } = resolveRange(range, serverNow())
      return getJson<ChangeList>(`/api/vps/${hostId}/changes`, { from: new Date(fromMs).toISOString(), to: new Date(toMs).toISOString(), limit }, signal)
    },
    placeholderData: (previous, previousQuery) => (previousQuery?.queryKey[1] === hostId ? previous : undefined),
  })
