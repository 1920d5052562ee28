import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link, useParams } from 'react-router'
import { ApiError } from '@/shared/api/api-error'
import { RewindButton } from '@/shared/rewind/RewindButton'
import { RewindStrip } from '@/shared/rewind/RewindStrip'
import strip from '@/shared/rewind/RewindStrip.module.css'
import { useIsAdmin } from '@/shared/session/use-session'
import { resolveRange } from '@/shared/time/time-range'
import { useNow } from '@/shared/time/use-now'
import { useRewind } from '@/shared/time/use-rewind'
import { useTimeRange } from '@/shared/time/use-time-range'
import { EmptyState } from '@/shared/ui/EmptyState'
import { LoadProblem } from '@/shared/ui/LoadProblem'
import { Skeleton } from '@/shared/ui/Skeleton'
import { minerQuery } from '../api/get-miner'
import { LastActions } from '../actions/LastActions'
import { MinerActions } from '../actions/MinerActions'
import { Decisions } from '../edits/Decisions'
import { Boards } from './Boards'
import { FansAndPower } from './FansAndPower'
import { Findings } from './Findings'
import { Identity } from './Identity'
import { MinerCharts } from './MinerCharts'
import { MinerEvents } from './MinerEvents'
import { MinerHeader } from './MinerHeader'
import styles from './MinerPage.module.css'
import { MomentNote } from './MomentNote'
import { Pools } from './Pools'
import { RawReplies } from './RawReplies'
import { StatusDay } from './StatusDay'
import { Witnesses } from './Witnesses'

const AGE_REFRESH_MS = 5000
/** Miners are asked once a minute. */
const POLL_MS = 60_000

export function MinerPage() {
  const { t } = useTranslation('miners')
  const id = Number(useParams().id)
  const rewind = useRewind()
  const { atMs } = rewind
  const time = useTimeRange()
  const now = useNow(AGE_REFRESH_MS)
  const editable = useIsAdmin() && atMs === null
  const { data: miner, error, refetch } = useQuery(minerQuery(id, atMs))
  if (!miner) {
    if (!error) return <Skeleton lines={8} height={48} />
    if (!(error instanceof ApiError && error.status === 404)) return <LoadProblem error={error} onRetry={() => void refetch()} />
    return (
      <EmptyState title={t('miner.gone')} action={<Link to="/miners">{t('miner.back')}</Link>}>
        <p>{t('miner.goneWords')}</p>
      </EmptyState>
    )
  }
  return (
    <div className={styles.page} data-testid="miner-page" data-rewound={atMs !== null || undefined}>
      {atMs !== null && <div className={strip.frame} aria-hidden />}
      <div className={styles.top}>
        <MinerHeader miner={miner} nowMs={now} atMs={atMs} editable={editable} />
        {atMs === null && <MinerActions miner={miner} />}
        {atMs === null && <RewindButton intervalMs={POLL_MS} onRewind={rewind.rewind} />}
      </div>
      {atMs !== null && <RewindStrip atMs={atMs} nowMs={now} asOfMs={miner.as_of ?? null} intervalMs={POLL_MS} span={resolveRange(time.range, now)} rewind={rewind} withDifference={false} />}
      {atMs !== null && <MomentNote miner={miner} atMs={atMs} />}
      {error && <LoadProblem error={error} onRetry={() => void refetch()} />}
      <StatusDay miner={miner} nowMs={now} />
      {(miner.witnesses ?? []).length > 0 && <Witnesses miner={miner} />}
      <Findings miner={miner} nowMs={atMs ?? now} />
      <RawReplies replies={miner.raw_replies ?? []} />
      <MinerCharts miner={miner} time={time} momentMs={atMs} onPick={rewind.rewind} />
      <Boards miner={miner} />
      <div className={styles.pair}>
        <FansAndPower miner={miner} />
        <Pools miner={miner} />
      </div>
      <div className={styles.pair}>
        <MinerEvents miner={miner} time={time} onRewind={rewind.rewind} />
        <div className={styles.stack}>
          {atMs === null && <LastActions minerId={miner.id} nowMs={now} />}
          <Decisions miner={miner} editable={editable} />
          <Identity miner={miner} />
        </div>
      </div>
    </div>
  )
}
