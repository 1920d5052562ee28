import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { HostDetail, HostMetrics, MetricField } from '@/shared/api/types'
import { timeseriesQuery } from '@/shared/hosts/api/get-timeseries'
import { momentRange } from '@/shared/time/time-range'
import { useHostMoment } from '../state/host-moment'

/** A sample may be late by as much before the moment counts as unknown. */
const LOOK_BACK_INTERVALS = 3

/** The host with the values of a moment; what is not known of that moment is not known. */
export function useHostAt(host: HostDetail, atMs: number | null): HostDetail {
  const { state } = useHostMoment()
  const fields = useMemo(() => Object.keys(host.metrics).sort() as MetricField[], [host.metrics])
  const lookBackMs = LOOK_BACK_INTERVALS * (host.interval_seconds ?? 10) * 1000
  const query = useQuery({
    ...timeseriesQuery({ hostId: host.id, range: momentRange((atMs ?? lookBackMs) - lookBackMs, atMs ?? 0), interval: null, stepMs: 0, fields }),
    enabled: atMs !== null,
  })
  const points = query.data
  const filesystems = state?.entities.filesystem
  return useMemo(() => {
    if (atMs === null) return host
    const last = points?.at(-1)
    const metrics = Object.fromEntries(fields.map((field) => [field, last?.[field] ?? null])) as unknown as HostMetrics
    return {
      ...host,
      metrics,
      filesystems: (filesystems ?? []).map(({ key, mount_point, device, filesystem_type, used_bytes, size_bytes }) => ({
        mountpoint: mount_point ?? key,
        device: device ?? null,
        fstype: filesystem_type ?? null,
        used_bytes: used_bytes ?? null,
        total_bytes: size_bytes ?? null,
      })) as HostDetail['filesystems'],
    }
  }, [host, atMs, points, fields, filesystems])
}
