import { useQuery } from '@tanstack/react-query'
import { History } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { BeforeAfter } from '@/shared/states/BeforeAfter'
import type { TimeRangeState } from '@/shared/time/use-time-range'
import { Card } from '@/shared/ui/Card'
import { IconButton } from '@/shared/ui/Button'
import { LoadProblem } from '@/shared/ui/LoadProblem'
import { useFormat } from '@/shared/units/use-format'
import { minerChangesQuery } from '../api/get-miner-changes'
import type { MinerDetail } from '../api/miner-detail'
import styles from './MinerEvents.module.css'

const REFRESH_MS = 30_000
const MOST_SHOWN = 100

/** What changed about the miner in the range of the page: restarts, firmware, pools, addresses, boards. */
export function MinerEvents({ miner, time, onRewind }: { miner: MinerDetail; time: TimeRangeState; onRewind: (ms: number) => void }) {
  const { t } = useTranslation('miners')
  const format = useFormat()
  const { data, error, refetch } = useQuery({ ...minerChangesQuery(miner.id, time.range), refetchInterval: time.moving ? REFRESH_MS : false })
  const changes = data?.changes.slice(0, MOST_SHOWN) ?? []
  return (
    <Card title={t('event.title')}>
      {error && <LoadProblem error={error} onRetry={() => void refetch()} />}
      {data && changes.length === 0 && <p className={styles.soft}>{t('event.none')}</p>}
      <ul className={styles.events}>
        {changes.map((change) => (
          <li key={`${change.at_ms} ${change.kind} ${change.key} ${change.change}`}>
            <span className={styles.soft}>{format.dateTime(change.at_ms)}</span>
            <BeforeAfter change={change} />
            <IconButton label={t('event.rewind', { time: format.dateTime(change.at_ms) })} onClick={() => onRewind(change.at_ms)}>
              <History size={14} aria-hidden />
            </IconButton>
          </li>
        ))}
      </ul>
    </Card>
  )
}
