import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { HostDetail } from '@/shared/api/types'
import { usageOf } from '@/shared/hosts/health'
import { Meter } from '@/shared/ui/Meter'
import { useFormat } from '@/shared/units/use-format'
import styles from './LiveTiles.module.css'

interface LiveTilesProps {
  host: HostDetail
  /** The values are the last ones known, not those of now. */
  old: boolean
}

/** The newest value of everything, moving by itself. */
export function LiveTiles({ host, old }: LiveTilesProps) {
  const { t } = useTranslation(['host', 'metrics'])
  const format = useFormat()
  const { metrics } = host
  const usage = usageOf(metrics)
  const of = (part: number | null | undefined, whole: number | null | undefined) =>
    t('host:tile.of', { part: format.bytes(part), whole: format.bytes(whole) })
  return (
    <ul className={`${styles.tiles} ${old ? styles.old : ''}`}>
      <Tile id="cpu" name={t('metrics:chart.cpu')} value={format.percent(usage.cpu)} percent={usage.cpu} />
      <Tile id="memory" name={t('metrics:chart.memory')} value={format.percent(usage.memory)} percent={usage.memory} note={of(metrics.memory_usage_bytes, metrics.memory_total_bytes)} />
      <Tile
        id="swap"
        name={t('host:tile.swap')}
        value={metrics.swap_total_bytes === 0 ? t('host:tile.noSwap') : format.percent(usage.swap)}
        percent={metrics.swap_total_bytes === 0 ? undefined : usage.swap}
        note={metrics.swap_total_bytes === 0 ? undefined : of(metrics.swap_usage_bytes, metrics.swap_total_bytes)}
      />
      <Tile id="disk" name={t('metrics:chart.disk')} value={format.percent(usage.disk)} percent={usage.disk} note={of(metrics.used_disk_space_bytes, metrics.total_disk_space_bytes)} />
      <Tile
        id="network"
        name={t('metrics:chart.network')}
        value={<Pair first={format.rate(metrics.network_rx_bps)} second={format.rate(metrics.network_tx_bps)} />}
        note={t('host:tile.total', { rx: format.bytes(metrics.network_rx_cumulative), tx: format.bytes(metrics.network_tx_cumulative) })}
      />
      <Tile
        id="load"
        name={t('metrics:chart.load')}
        value={format.number(metrics.load_average_one_min, 2)}
        note={t('host:tile.loads', { five: format.number(metrics.load_average_five_min, 2), fifteen: format.number(metrics.load_average_fifteen_min, 2) })}
      />
      <Tile
        id="processes"
        name={t('host:tile.processes')}
        value={format.number(metrics.total_processes_count)}
        note={t('host:tile.running', { running: format.number(metrics.running_processes_count) })}
      />
      <Tile id="tcp" name={t('host:tile.tcp')} value={format.number(metrics.tcp_established_connection_count)} note={t('host:tile.established')} />
    </ul>
  )
}

interface TileProps {
  id: string
  name: string
  value: ReactNode
  percent?: number | null
  note?: string
}

function Tile({ id, name, value, percent, note }: TileProps) {
  return (
    <li className={styles.tile} data-testid={`tile-${id}`}>
      <span className={styles.head}>
        <span className={styles.name}>{name}</span>
        <strong className={styles.value}>{value}</strong>
      </span>
      {percent !== undefined && <Meter percent={percent} label={name} />}
      {note && <span className={styles.note}>{note}</span>}
    </li>
  )
}

function Pair({ first, second }: { first: string; second: string }) {
  return (
    <span className={styles.pair}>
      <span>↓ {first}</span>
      <span>↑ {second}</span>
    </span>
  )
}
