import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { Tag } from '@/shared/ui/Tag'
import { useFormat } from '@/shared/units/use-format'
import { sitesQuery } from '../api/list-sites'
import type { MinerDetail } from '../api/miner-detail'
import { MinerName } from '../edits/MinerName'
import { MinerTags } from '../edits/MinerTags'
import { AddressLink } from '../parts/AddressLink'
import { MinerStatusMark } from '../parts/MinerStatusMark'
import parts from '../parts/parts.module.css'
import { useFirmwareName } from '../parts/use-words'
import styles from './MinerPage.module.css'

interface MinerHeaderProps {
  miner: MinerDetail
  nowMs: number
  atMs: number | null
  /** An administrator looks at it as it is now. */
  editable: boolean
}

/** Who it is, how it is and since when that is known. */
export function MinerHeader({ miner, nowMs, atMs, editable }: MinerHeaderProps) {
  const { t } = useTranslation('miners')
  const format = useFormat()
  const firmwareName = useFirmwareName()
  const { data: sites } = useQuery(sitesQuery)
  const site = sites?.find(({ id }) => id === miner.site_id)
  const firmware = [miner.firmware_family && miner.firmware_family !== 'unknown' ? firmwareName(miner.firmware_family) : null, miner.firmware_version].filter(Boolean).join(' ')
  const chips = [
    { id: 'model', name: t('column.model'), text: miner.model ?? miner.raw_model },
    { id: 'firmware', name: t('column.firmware'), text: firmware },
    { id: 'worker', name: t('column.worker'), text: miner.worker },
    { id: 'mac', name: t('column.mac'), text: miner.mac },
    { id: 'uptime', name: t('column.uptime'), text: miner.uptime_seconds == null ? null : format.duration(miner.uptime_seconds) },
  ].filter(({ text }) => text)
  return (
    <header>
      <div className={styles.title}>
        <MinerName miner={miner} editable={editable} />
        <MinerStatusMark status={miner.status} />
        {miner.paused && <Tag tone="info">{t('miner.paused')}</Tag>}
        <MinerTags miner={miner} editable={editable} />
        <span className={styles.soft} title={format.dateTime(miner.last_seen)}>
          {miner.last_seen == null ? t('miner.neverRead') : t('miner.lastRead', { ago: format.ago(miner.last_seen, atMs ?? nowMs) })}
        </span>
        <Link className={`${styles.soft} ${parts.link}`} to={`/sites/${miner.site_id}`}>
          {site?.name ?? t('miner.toSite')}
        </Link>
      </div>
      <ul className={styles.chips}>
        <li>
          <span>{t('column.address')}</span>
          <AddressLink address={miner.ip_address} />
        </li>
        {chips.map(({ id, name, text }) => (
          <li key={id} title={`${name}: ${text}`}>
            <span>{name}</span>
            <span>{text}</span>
          </li>
        ))}
      </ul>
    </header>
  )
}
