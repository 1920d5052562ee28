import { useEffect, useMemo, useRef, useState, type RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import type { ChartView } from '@/shared/host-charts/HostCharts'
import type { TimeRangeState } from '@/shared/time/use-time-range'
import { useFormat } from '@/shared/units/use-format'
import { CategoryToggles } from './CategoryToggles'
import { ChangeIcon } from './ChangeIcon'
import styles from './ChangeLane.module.css'
import { ChangeTip } from './ChangeTip'
import { clusterChanges } from './cluster-changes'
import { useChanges } from './use-changes'

const MOST_CHANGES = 500

interface ChangeLaneProps {
  hostId: number
  time: TimeRangeState
  view: ChartView
  momentMs: number | null
  onPick: (atMs: number) => void
}

/** What changed on the host, on the time axis of the charts above and below it. */
export function ChangeLane({ hostId, time, view, momentMs, onPick }: ChangeLaneProps) {
  const { t } = useTranslation('twin')
  const format = useFormat()
  const { shown, categories, view: chosen, toggle, error } = useChanges(hostId, time, MOST_CHANGES)
  const lane = useRef<HTMLDivElement>(null)
  const width = useWidth(lane)
  const [open, setOpen] = useState<number | null>(null)
  const panMs = useStore(view.cursor, (state) => state.panMs)
  const pointerMs = useStore(view.cursor, (state) => state.position?.timeMs ?? null)
  const { fromMs, toMs } = view.range
  const range = useMemo(() => ({ fromMs: fromMs + panMs, toMs: toMs + panMs }), [fromMs, toMs, panMs])
  const clusters = useMemo(() => clusterChanges(shown, range, width), [shown, range, width])
  const placeOf = (ms: number) => (ms - range.fromMs) / (range.toMs - range.fromMs)
  const tip = open === null ? undefined : clusters.find(({ atMs }) => atMs === open)

  return (
    <section className={styles.frame} aria-label={t('change.lane')} data-testid="change-lane">
      <div ref={lane} className={styles.lane}>
        {pointerMs !== null && <Line place={placeOf(pointerMs)} className={styles.pointer} />}
        {momentMs !== null && <Line place={placeOf(momentMs)} className={styles.moment} />}
        {clusters.map((cluster) => (
          <button
            key={cluster.atMs}
            type="button"
            className={`${styles.mark} ${cluster.mixed ? styles.mixed : ''}`}
            style={{ left: `${cluster.place * 100}%` }}
            aria-label={t('change.markLabel', { count: cluster.changes.length, time: format.dateTime(cluster.atMs), first: cluster.changes[0]!.summary })}
            onMouseEnter={() => setOpen(cluster.atMs)}
            onMouseLeave={() => setOpen(null)}
            onFocus={() => setOpen(cluster.atMs)}
            onBlur={() => setOpen(null)}
            onClick={() => onPick(cluster.atMs)}
          >
            <ChangeIcon category={cluster.category} />
            {cluster.changes.length > 1 && <span>{format.number(cluster.changes.length)}</span>}
          </button>
        ))}
        {clusters.length === 0 && <p className={styles.nothing}>{error ? t('change.unknown') : t('change.none')}</p>}
        {tip && <ChangeTip cluster={tip} />}
      </div>
      {categories.length > 0 && <CategoryToggles categories={categories} hidden={chosen.hidden} onToggle={toggle} />}
    </section>
  )
}

function Line({ place, className }: { place: number; className: string | undefined }) {
  return place < 0 || place > 1 ? null : <span className={className} style={{ left: `${place * 100}%` }} aria-hidden />
}

function useWidth(element: RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(0)
  useEffect(() => {
    const target = element.current
    if (!target) return
    const measure = () => setWidth(target.clientWidth)
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(target)
    return () => observer.disconnect()
  }, [element])
  return width
}
