import { useVirtualizer } from '@tanstack/react-virtual'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { usageOf } from '@/shared/hosts/health'
import { Meter } from '@/shared/ui/Meter'
import { StatusMark } from '@/shared/ui/StatusMark'
import { useMedia } from '@/shared/ui/use-media'
import { useFormat } from '@/shared/units/use-format'
import styles from './FleetCards.module.css'
import type { FleetRow } from './fleet-view'
import { HostMenu } from './HostMenu'
import { PairOfRates } from './PairOfRates'

const CARD_HEIGHT = 172
const GAP = 8

interface FleetCardsProps {
  rows: FleetRow[]
  nowMs: number
  keptSearch: string
}

export function FleetCards({ rows, nowMs, keptSearch }: FleetCardsProps) {
  const scroller = useRef<HTMLUListElement>(null)
  const lanes = useMedia('(width >= 700px)') ? 2 : 1
  const virtual = useVirtualizer({
    count: rows.length,
    lanes,
    getScrollElement: () => scroller.current,
    estimateSize: () => CARD_HEIGHT + GAP,
    overscan: 6,
  })
  return (
    <ul ref={scroller} className={styles.scroller} data-testid="fleet-table">
      <li aria-hidden style={{ height: virtual.getTotalSize() }} />
      {virtual.getVirtualItems().map(({ index, lane, start }) => (
        <li
          key={rows[index]!.host.id}
          className={styles.place}
          style={{ top: start, left: `calc(${(lane * 100) / lanes}% + ${lane * (GAP / 2)}px)`, width: `calc(${100 / lanes}% - ${lanes > 1 ? GAP / 2 : 0}px)`, height: CARD_HEIGHT }}
          data-testid="fleet-row"
          data-host-id={rows[index]!.host.id}
        >
          <HostCard row={rows[index]!} nowMs={nowMs} keptSearch={keptSearch} />
        </li>
      ))}
    </ul>
  )
}

interface HostCardProps {
  row: FleetRow
  nowMs: number
  keptSearch: string
}

function HostCard({ row: { host, health }, nowMs, keptSearch }: HostCardProps) {
  const { t } = useTranslation('fleet')
  const format = useFormat()
  const usage = usageOf(host.metrics)
  return (
    <article className={`${styles.card} ${health === 'offline' || health === 'stale' ? styles.old : ''}`}>
      <header className={styles.header}>
        <Link className={styles.name} title={host.name} to={{ pathname: `/hosts/${host.id}`, search: keptSearch }}>
          {host.name}
        </Link>
        <StatusMark health={health} />
        <HostMenu host={host} />
      </header>
      <dl className={styles.values}>
        {(['cpu', 'memory', 'disk'] as const).map((name) => (
          <div key={name}>
            <dt>{t(`column.${name}`)}</dt>
            <dd>
              <Meter percent={usage[name]} label={t(`column.${name}`)} text={format.percent(usage[name])} />
            </dd>
          </div>
        ))}
        <div>
          <dt>{t('column.network')}</dt>
          <dd>
            <PairOfRates kind="network" metrics={host.metrics} format={format} />
          </dd>
        </div>
      </dl>
      <footer className={styles.footer}>
        <span>{host.ip_address ?? host.os_name}</span>
        <span>{format.ago(host.last_seen_ms, nowMs)}</span>
      </footer>
    </article>
  )
}
