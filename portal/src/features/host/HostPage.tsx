import { useCallback, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate, useParams } from 'react-router'
import { ApiError } from '@/shared/api/api-error'
import type { HostDetail } from '@/shared/api/types'
import { useHost } from '@/shared/hosts/use-hosts'
import { resolveRange } from '@/shared/time/time-range'
import { useKeptSearch } from '@/shared/time/use-kept-search'
import { useNow } from '@/shared/time/use-now'
import { useRewind } from '@/shared/time/use-rewind'
import { useTimeRange } from '@/shared/time/use-time-range'
import { EmptyState } from '@/shared/ui/EmptyState'
import { LoadProblem } from '@/shared/ui/LoadProblem'
import { Skeleton } from '@/shared/ui/Skeleton'
import { HostHeader } from './HostHeader'
import styles from './HostPage.module.css'
import { HostTabs } from './HostTabs'
import { MomentNotes } from './rewind/MomentNotes'
import { RewindButton } from '@/shared/rewind/RewindButton'
import { RewindStrip } from '@/shared/rewind/RewindStrip'
import strip from '@/shared/rewind/RewindStrip.module.css'
import { HostMomentContext } from './state/host-moment'
import { hostOfMoment } from './state/host-of-moment'
import { useMomentOfHost } from './state/use-moment-of-host'
import { TabContent } from './TabContent'
import { readTab, tabPath, type HostTab } from './tabs'
import { useHostKeys } from './use-host-keys'

const AGE_REFRESH_MS = 1000
const USUAL_INTERVAL_SECONDS = 10

export function HostPage() {
  const { t } = useTranslation('host')
  const params = useParams()
  const id = Number(params.id)
  const tab = readTab(params.tab)
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
  if (tab === null) return <NoSuchTab host={host} />
  return host.status === 'pending' ? <NeverSeen key={host.id} host={host} /> : <HostView key={host.id} host={host} tab={tab} />
}

function HostView({ host, tab }: { host: HostDetail; tab: HostTab }) {
  const time = useTimeRange()
  const rewind = useRewind()
  const navigate = useNavigate()
  const search = useKeptSearch('host')
  const now = useNow(AGE_REFRESH_MS)
  const moment = useMomentOfHost({ host, rewind, nowMs: now })
  const { atMs, backToLive } = rewind
  const intervalMs = (host.interval_seconds ?? USUAL_INTERVAL_SECONDS) * 1000
  const openTab = useCallback((next: HostTab) => void navigate({ pathname: tabPath(host.id, next), search }), [navigate, host.id, search])
  useHostKeys({ openTab, backToLive: atMs === null ? null : backToLive })
  useEffect(() => {
    document.querySelector('main')?.scrollTo?.(0, 0)
  }, [tab])

  return (
    <HostMomentContext value={moment}>
      <div className={styles.page} data-testid="host-page" data-rewound={atMs !== null || undefined}>
        {atMs !== null && <div className={strip.frame} aria-hidden data-testid="rewind-frame" />}
        <HostHeader host={atMs === null ? host : hostOfMoment(host, moment.state, atMs)} nowMs={now} past={atMs !== null} />
        {atMs !== null && (
          <RewindStrip
            atMs={atMs}
            nowMs={now}
            asOfMs={moment.state?.as_of_ms ?? null}
            intervalMs={intervalMs}
            span={resolveRange(time.range, now)}
            rewind={rewind}
          />
        )}
        <div className={styles.tabs}>
          <HostTabs hostId={host.id} tab={tab} state={moment.state} />
          {atMs === null && <RewindButton intervalMs={intervalMs} onRewind={rewind.rewind} />}
        </div>
        <MomentNotes intervalMs={intervalMs} />
        <TabContent tab={tab} />
      </div>
    </HostMomentContext>
  )
}

function NoSuchTab({ host }: { host: HostDetail }) {
  const { t } = useTranslation('twin')
  return (
    <EmptyState title={t('tab.missing')} action={<Link to={tabPath(host.id, 'overview')}>{t('tab.toOverview', { name: host.name })}</Link>}>
      <p>{t('tab.missingWords')}</p>
    </EmptyState>
  )
}

function NeverSeen({ host }: { host: HostDetail }) {
  const { t } = useTranslation('host')
  const now = useNow(AGE_REFRESH_MS)
  return (
    <div className={styles.page} data-testid="host-page">
      <HostHeader host={host} nowMs={now} />
      <EmptyState title={t('neverSeen.title')} action={<Link to="/add-host">{t('neverSeen.action')}</Link>}>
        <p>{t('neverSeen.why')}</p>
        <p>{t('neverSeen.what')}</p>
      </EmptyState>
    </div>
  )
}
