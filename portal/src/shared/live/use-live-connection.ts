import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useSearchParams } from 'react-router'
import { hostsKey } from '@/shared/hosts/api/list-hosts'
import { learnServerTime } from '@/shared/time/server-clock'
import { openLiveStream } from './live-stream'
import { useLiveStore } from './live-store'

/** One stream for the whole portal, open while somebody is signed in and the page is not paused. */
export function useLiveConnection(): void {
  const queries = useQueryClient()
  const [params] = useSearchParams()
  const paused = params.get('live') === '0'

  useEffect(() => {
    const { setConnection, receive } = useLiveStore.getState()
    if (paused) {
      setConnection('paused')
      return
    }
    const refetchHosts = () => void queries.invalidateQueries({ queryKey: hostsKey })
    return openLiveStream('/api/live', {
      connection: setConnection,
      serverTime: learnServerTime,
      hosts: receive,
      fleetChanged: refetchHosts,
    })
  }, [paused, queries])
}
