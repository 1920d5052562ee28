import { useEffect, useState } from 'react'
import { serverNow } from './server-clock'

/** The server's time, refreshed every so often; null stops the clock. */
export function useNow(everyMs: number | null): number {
  const [now, setNow] = useState(serverNow)
  useEffect(() => {
    if (everyMs === null) return
    setNow(serverNow())
    const timer = window.setInterval(() => setNow(serverNow()), everyMs)
    return () => window.clearInterval(timer)
  }, [everyMs])
  return now
}
