import { createColumnHelper } from '@tanstack/react-table'
import type { TFunction } from 'i18next'
import { Link } from 'react-router'
import { usageOf } from '@/shared/hosts/health'
import { Meter } from '@/shared/ui/Meter'
import { StatusMark } from '@/shared/ui/StatusMark'
import type { Format } from '@/shared/units/format'
import styles from './FleetTable.module.css'
import type { FleetRow, SortKey } from './fleet-view'
import { PairOfRates } from './PairOfRates'

/** Widths in px; the name takes what is left. */
export const columnWidths: Record<SortKey, number> = {
  status: 110, name: 140, cpu: 80, memory: 80, disk: 80, network: 160, diskIo: 160, load: 50, uptime: 86, version: 54, ip: 102, seen: 100,
}

const helper = createColumnHelper<FleetRow>()

interface ColumnSources {
  t: TFunction<'fleet'>
  format: Format
  nowMs: number
  keptSearch: string
}

export function fleetColumns({ t, format, nowMs, keptSearch }: ColumnSources) {
  const meter = (id: 'cpu' | 'memory' | 'disk') =>
    helper.display({
      id,
      header: t(`column.${id}`),
      cell: ({ row: { original } }) => {
        const percent = usageOf(original.host.metrics)[id]
        return <Meter percent={percent} label={t(`column.${id}`)} text={format.percent(percent)} />
      },
    })
  return [
    helper.display({ id: 'status', header: t('column.status'), cell: ({ row }) => <StatusMark health={row.original.health} /> }),
    helper.display({
      id: 'name',
      header: t('column.name'),
      cell: ({ row: { original } }) => (
        <Link className={styles.name} title={original.host.name} to={{ pathname: `/hosts/${original.host.id}`, search: keptSearch }}>
          {original.host.name}
        </Link>
      ),
    }),
    meter('cpu'),
    meter('memory'),
    meter('disk'),
    helper.display({
      id: 'network',
      header: t('column.network'),
      cell: ({ row }) => <PairOfRates kind="network" metrics={row.original.host.metrics} format={format} />,
    }),
    helper.display({
      id: 'diskIo',
      header: t('column.diskIo'),
      cell: ({ row }) => <PairOfRates kind="disk" metrics={row.original.host.metrics} format={format} />,
    }),
    helper.display({ id: 'load', header: t('column.load'), cell: ({ row }) => format.number(row.original.host.metrics.load_average_one_min, 2) }),
    helper.display({ id: 'uptime', header: t('column.uptime'), cell: ({ row }) => format.duration(row.original.host.metrics.uptime_seconds) }),
    helper.display({ id: 'version', header: t('column.version'), cell: ({ row }) => row.original.host.agent_version ?? format.number(null) }),
    helper.display({ id: 'ip', header: t('column.ip'), cell: ({ row }) => <span className={styles.small} title={row.original.host.ip_address ?? undefined}>{row.original.host.ip_address ?? format.number(null)}</span> }),
    helper.display({ id: 'seen', header: t('column.seen'), cell: ({ row }) => <span className={styles.small}>{format.ago(row.original.host.last_seen_ms, nowMs)}</span> }),
  ]
}
