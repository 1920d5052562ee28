import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useSearchParams } from 'react-router'
import type { HostDetail } from '@/shared/api/types'
import type { Rewind } from '@/shared/time/rewind'
import { stateQuery } from '../api/get-state'
import { stateDiffQuery } from '../api/get-state-diff'
import type { HostMoment } from './host-moment'
import { noRates, ratesOf } from './live-state'
import { toMarks } from './marks'
import { useLiveState } from './use-live-state'

const nothing: HostMoment['changes'] = []
/** What differs from now changes with now. */
const DIFFERENCE_REFRESH_MS = 30_000
/** Of these states a rate of the past is made: everything that counts was read in between. */
const RATE_SPAN_MS = 30_000
const counting = ['process', 'container', 'network_interface', 'disk'] as const

interface MomentRequest {
  host: HostDetail
  rewind: Rewind
  nowMs: number
}

export function useMomentOfHost({ host, rewind: { atMs, showDifference }, nowMs }: MomentRequest): HostMoment {
  const [params] = useSearchParams()
  const paused = params.get('live') === '0'
  const live = useLiveState({ hostId: host.id, shown: atMs === null, paused })
  const past = useQuery({ ...stateQuery({ hostId: host.id, atMs }), enabled: atMs !== null })
  const difference = useQuery({
    ...stateDiffQuery({ hostId: host.id, fromMs: atMs ?? 0, toMs: null }),
    enabled: atMs !== null,
    refetchInterval: DIFFERENCE_REFRESH_MS,
  })
  const asOfMs = past.data?.as_of_ms ?? null
  const earlier = useQuery({ ...stateQuery({ hostId: host.id, atMs: (asOfMs ?? 0) - RATE_SPAN_MS, kinds: counting }), enabled: atMs !== null && asOfMs !== null })
  const pastRates = useMemo(() => (past.data && earlier.data && !earlier.isPlaceholderData ? ratesOf(earlier.data, past.data) : noRates), [past.data, earlier.data, earlier.isPlaceholderData])
  const changes = atMs === null ? nothing : (difference.data?.changes ?? nothing)
  const marks = useMemo(() => toMarks(changes), [changes])
  const rewound = atMs !== null
  return {
    host,
    atMs,
    momentMs: atMs ?? nowMs,
    state: rewound ? (past.data ?? null) : live.state,
    rates: rewound ? pastRates : live.rates,
    changes,
    marks,
    showDifference,
    error: rewound ? (past.error ?? (showDifference ? difference.error : null)) : live.error,
    refetch: () => void (rewound ? (past.error ? past.refetch() : difference.refetch()) : live.refetch()),
  }
}
