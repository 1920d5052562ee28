import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { Host, HostDetail } from '@/shared/api/types'
import { useLiveStore } from '@/shared/live/live-store'
import { hostQuery } from './api/get-host'
import { hostsQuery } from './api/list-hosts'
import { mergeHost } from './merge-host'

/** While the stream is down the list is asked for again at this pace. */
const FALLBACK_REFRESH_MS = 15_000
/** Inventory, filesystems and cores are not in the stream. */
const DETAIL_REFRESH_MS = 10_000

export function useHosts() {
  const connection = useLiveStore((state) => state.connection)
  const live = useLiveStore((state) => state.byId)
  const down = connection === 'connecting' || connection === 'reconnecting'
  const query = useQuery({ ...hostsQuery, refetchInterval: down ? FALLBACK_REFRESH_MS : false })
  const listed = query.data?.hosts
  const hosts = useMemo<Host[] | undefined>(
    () => listed?.map((host) => mergeHost(host, live.get(host.id))),
    [listed, live],
  )
  return { hosts, error: query.error, isPending: query.isPending, refetch: query.refetch }
}

export function useHost(id: number) {
  const live = useLiveStore((state) => state.byId.get(id))
  const paused = useLiveStore((state) => state.connection === 'paused')
  const query = useQuery({ ...hostQuery(id), refetchInterval: paused ? false : DETAIL_REFRESH_MS })
  const detail = query.data
  const host = useMemo<HostDetail | undefined>(() => detail && mergeHost(detail, live), [detail, live])
  return { host, error: query.error, isPending: query.isPending, refetch: query.refetch }
}
