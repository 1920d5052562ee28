import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { Column } from '@/shared/table/table-model'
import { useFormat } from '@/shared/units/use-format'
import { BlinkButton } from '../actions/BlinkButton'
import type { Permissions } from '../actions/refusal'
import type { Miner } from '../api/miner'
import type { Site } from '../api/site'
import { FansCell } from '../parts/FansCell'
import { heatOf, heatTone } from '../parts/heat'
import { rejectedTone } from '../parts/limits'
import { MinerStatusIcon, MinerStatusMark, useStatusName } from '../parts/MinerStatusMark'
import { poolHost } from '../parts/pool-host'
import { RateCell } from '../parts/RateCell'
import { Figure } from '../parts/Unknown'
import { useFirmwareName, useIssueName } from '../parts/use-words'
import { VerdictMark } from '../parts/VerdictMark'
import { AddressLink } from '../parts/AddressLink'
import { Told } from '../parts/Told'
import styles from '../parts/parts.module.css'
import type { MinerColumn } from './miners-view'

interface ColumnsRequest {
  sites: readonly Site[]
  racks: ReadonlyMap<number, string>
  nowMs: number
  keptSearch: string
  permissions: Permissions
}

/** The light is no column that somebody hides or sorts by. */
type MinerColumns = (Column<Miner> & { id: MinerColumn | 'blink' })[]

export function useMinerColumns({ sites, racks, nowMs, keptSearch, permissions }: ColumnsRequest): MinerColumns {
  const { t } = useTranslation('miners')
  const format = useFormat()
  const issueName = useIssueName()
  const statusName = useStatusName()
  const firmwareName = useFirmwareName()
  return useMemo<MinerColumns>(() => {
    const siteName = new Map(sites.map(({ id, name }) => [id, name]))
    const place = ({ rack_id, rack_row, rack_column }: Miner) =>
      rack_id == null ? null : `${racks.get(rack_id) ?? t('rackNumber', { id: rack_id })}${rack_row == null || rack_column == null ? '' : ` ${t('slotShort', { row: rack_row + 1, column: rack_column + 1 })}`}`
    const hottest = (miner: Miner) => heatOf(miner)?.celsius
    const firmware = ({ firmware_family, firmware_version }: Miner) => [firmware_family && firmware_family !== 'unknown' ? firmwareName(firmware_family) : null, firmware_version].filter(Boolean).join(' ')
    const columns: MinerColumns = [
      {
        id: 'name', header: t('column.name'), width: 220, narrow: true, smallFirst: true, sort: ({ name }) => name,
        cell: ({ id, name, status }) => (
          <Link className={`${styles.link} ${styles.name}`} title={name} to={{ pathname: `/miners/${id}`, search: keptSearch }}>
            <span className={styles.narrowIcon} title={statusName(status)}>
              <MinerStatusIcon status={status} size={13} />
            </span>
            {name}
          </Link>
        ),
      },
      { id: 'blink', header: '', width: 40, narrow: true, cell: (miner) => <BlinkButton miner={miner} permissions={permissions} /> },
      { id: 'status', header: t('column.status'), width: 138, sort: ({ status }) => status, cell: ({ status }) => <MinerStatusMark status={status} /> },
      { id: 'issues', header: t('column.issues'), width: 160, sort: ({ issues = [] }) => issues.length, cell: ({ issues = [] }) => <Told text={issues.map(issueName).join(', ')} none="" /> },
      { id: 'verdict', header: t('column.verdict'), width: 116, sort: ({ verdict }) => verdict, cell: (miner) => <VerdictMark miner={miner} /> },
      { id: 'hashrate', header: t('column.hashrate'), width: 170, narrowWidth: 108, narrow: true, sort: ({ hashrate }) => hashrate, cell: ({ hashrate, hashrate_expected, algorithm }) => <RateCell rate={hashrate} expected={hashrate_expected} algorithm={algorithm} /> },
      { id: 'efficiency_joules_per_terahash', header: t('column.efficiency'), width: 96, end: true, sort: (miner) => miner.efficiency_joules_per_terahash, cell: (miner) => <Figure value={miner.efficiency_joules_per_terahash} text={format.efficiency(miner.efficiency_joules_per_terahash)} /> },
      { id: 'power_watts', header: t('column.power'), width: 82, end: true, sort: ({ power_watts }) => power_watts, cell: ({ power_watts }) => <Figure value={power_watts} text={t('watts', { value: format.number(power_watts) })} /> },
      { id: 'temperature_chip', header: t('column.temperature'), width: 76, end: true, sort: hottest, cell: (miner) => <Figure value={hottest(miner)} text={t('celsius', { value: format.number(hottest(miner)) })} tone={heatTone(heatOf(miner))} /> },
      { id: 'fans', header: t('column.fans'), width: 92, end: true, sort: ({ fans }) => fans?.length, cell: ({ fans }) => <FansCell fans={fans} /> },
      { id: 'rejected_ratio', header: t('column.rejected'), width: 82, end: true, sort: ({ rejected_ratio }) => rejected_ratio, cell: ({ rejected_ratio }) => <Figure value={rejected_ratio} text={format.percent((rejected_ratio ?? 0) * 100)} tone={rejectedTone(rejected_ratio)} /> },
      { id: 'model', header: t('column.model'), width: 170, smallFirst: true, sort: ({ model }) => model, cell: ({ model, vendor }) => <Told text={model ?? vendor} /> },
      { id: 'firmware_version', header: t('column.firmware'), width: 150, smallFirst: true, sort: firmware, cell: (miner) => <Told text={firmware(miner)} /> },
      { id: 'worker', header: t('column.worker'), width: 150, smallFirst: true, sort: ({ worker }) => worker, cell: ({ worker }) => <Told text={worker} /> },
      { id: 'pool_url', header: t('column.pool'), width: 190, smallFirst: true, sort: ({ pool_url }) => pool_url, cell: ({ pool_url }) => <Told text={poolHost(pool_url)} title={pool_url} /> },
      { id: 'uptime_seconds', header: t('column.uptime'), width: 92, end: true, sort: ({ uptime_seconds }) => uptime_seconds, cell: ({ uptime_seconds }) => <Figure value={uptime_seconds} text={format.duration(uptime_seconds)} /> },
      { id: 'ip_address', header: t('column.address'), width: 118, smallFirst: true, sort: ({ ip_address }) => ip_address, cell: ({ ip_address }) => <AddressLink address={ip_address} /> },
      { id: 'mac', header: t('column.mac'), width: 148, smallFirst: true, sort: ({ mac }) => mac, cell: ({ mac }) => <Told text={mac} mono /> },
      { id: 'site_id', header: t('column.site'), width: 110, smallFirst: true, sort: ({ site_id }) => site_id, cell: ({ site_id }) => <Told text={siteName.get(site_id)} /> },
      { id: 'rack_id', header: t('column.place'), width: 110, smallFirst: true, sort: ({ rack_id }) => rack_id, cell: (miner) => <Told text={place(miner)} none={format.number(null)} /> },
      { id: 'tags', header: t('column.tags'), width: 130, smallFirst: true, sort: ({ tags = [] }) => tags.join(' '), cell: ({ tags = [] }) => <Told text={tags.join(', ')} none="" /> },
      { id: 'last_seen', header: t('column.seen'), width: 110, end: true, sort: ({ last_seen }) => last_seen, cell: ({ last_seen }) => <span title={format.dateTime(last_seen)}>{format.ago(last_seen, nowMs)}</span> },
    ]
    return columns.map((column) => (isFigure(column.id) ? { ...column, cell: (miner) => (miner.status === 'offline' ? format.number(null) : column.cell(miner)) } : column))
  }, [t, format, issueName, statusName, firmwareName, sites, racks, nowMs, keptSearch, permissions])
}

/** Of a miner that is off the last figure is not the present one, and nobody failed to tell it. */
function isFigure(id: MinerColumn | 'blink'): boolean {
  return id === 'hashrate' || id === 'efficiency_joules_per_terahash' || id === 'power_watts' || id === 'temperature_chip' || id === 'fans' || id === 'rejected_ratio' || id === 'uptime_seconds'
}
