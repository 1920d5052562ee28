import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { selector, seriesQuery } from '@/shared/series/get-series'
import { presetRange } from '@/shared/time/time-range'
import { useFormat } from '@/shared/units/use-format'
import type { MinerDetail } from '../api/miner-detail'
import { daySlices } from './day-strip'
import { minerLabels, shortestWindow } from './miner-labels'
import styles from './StatusDay.module.css'

const SLICE_MS = 15 * 60_000
const DAY_MS = 96 * SLICE_MS
const REFRESH_MS = 60_000

/** The last day at a glance: a mark for each quarter of an hour. */
export function StatusDay({ miner, nowMs }: { miner: MinerDetail; nowMs: number }) {
  const { t } = useTranslation('miners')
  const format = useFormat()
  const range = useMemo(() => presetRange('24h'), [])
  const ofMiner = (metric: string) => ({ ...seriesQuery({ match: selector(metric, minerLabels(miner)), range, stepMs: SLICE_MS, rate: false }), refetchInterval: REFRESH_MS })
  const { data } = useQuery(ofMiner('miner_hashrate_hashes_per_second'))
  const { data: up } = useQuery(ofMiner('miner_up'))
  const toMs = Math.ceil(nowMs / SLICE_MS) * SLICE_MS
  const slices = useMemo(
    () => daySlices({ fromMs: toMs - DAY_MS, toMs, stepMs: SLICE_MS, points: shortestWindow(data ?? [])?.points ?? [], up: up?.[0]?.points ?? [], expected: miner.hashrate_expected ?? null }),
    [data, up, toMs, miner.hashrate_expected],
  )
  if (!data || !up || slices.every(({ part }) => part === 'unknown')) return null
  const known = slices.filter(({ part }) => part !== 'unknown').length
  const usual = slices.filter(({ part }) => part === 'usual').length
  return (
    <figure className={styles.day}>
      <figcaption>{t('day.title')}</figcaption>
      <div className={styles.strip} role="img" aria-label={t('day.words', { percent: format.percent((usual / known) * 100) })}>
        {slices.map(({ fromMs, part, rate }) => (
          <span key={fromMs} className={styles[part]} title={`${format.dateTime(fromMs)}\n${rate === null ? t(part === 'offline' ? 'status.offline' : 'day.noData') : format.hashrate(rate, miner.algorithm)}`} />
        ))}
      </div>
    </figure>
  )
}
