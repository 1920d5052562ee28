import { useTranslation } from 'react-i18next'
import { Link, useParams } from 'react-router'
import { ApiError } from '@/shared/api/api-error'
import type { HostDetail } from '@/shared/api/types'
import { HostCharts } from '@/shared/host-charts/HostCharts'
import { healthOf } from '@/shared/hosts/health'
import { useHost } from '@/shared/hosts/use-hosts'
import { useNow } from '@/shared/time/use-now'
import { useTimeRange } from '@/shared/time/use-time-range'
import { EmptyState } from '@/shared/ui/EmptyState'
import { LoadProblem } from '@/shared/ui/LoadProblem'
import { Skeleton } from '@/shared/ui/Skeleton'
import { Cores } from './Cores'
import { Filesystems } from './Filesystems'
import { HardwareSheet } from './HardwareSheet'
import { HostHeader } from './HostHeader'
import styles from './HostPage.module.css'
import { LiveTiles } from './LiveTiles'

const AGE_REFRESH_MS = 1000

export function HostPage() {
  const { t } = useTranslation('host')
  const id = Number(useParams().id)
  const { host, error, isPending, refetch } = useHost(id)

  if (!host) {
    if (isPending) return <Skeleton lines={8} height={48} />
    const gone = error instanceof ApiError && error.status === 404
    if (!gone) return <LoadProblem error={error} onRetry={() => void refetch()} />
    return (
      <EmptyState title={t('gone.title')} action={<Link to="/hosts">{t('gone.back')}</Link>}>
        <p>{t('gone.words')}</p>
      </EmptyState>
    )
  }
  return <HostView key={host.id} host={host} />
}

function HostView({ host }: { host: HostDetail }) {
  const time = useTimeRange()
  const now = useNow(AGE_REFRESH_MS)
  const health = healthOf(host, now)
  return (
    <div className={styles.page} data-testid="host-page">
      <HostHeader host={host} nowMs={now} />
      {host.status === 'pending' ? (
        <NeverSeen />
      ) : (
        <>
          <LiveTiles host={host} old={health === 'stale' || health === 'offline'} />
          <HostCharts host={host} time={time} />
          <div className={styles.pair}>
            <Filesystems filesystems={host.filesystems} />
            <Cores cores={host.cores} />
          </div>
          <HardwareSheet host={host} />
        </>
      )}
    </div>
  )
}

function NeverSeen() {
  const { t } = useTranslation('host')
  return (
    <EmptyState title={t('neverSeen.title')} action={<Link to="/add-host">{t('neverSeen.action')}</Link>}>
      <p>{t('neverSeen.why')}</p>
      <p>{t('neverSeen.what')}</p>
    </EmptyState>
  )
}
