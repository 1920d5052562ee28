import { useTranslation } from 'react-i18next'
import type { HostDetail } from '@/shared/api/types'
import { shareOf } from '@/shared/hosts/health'
import { Card } from '@/shared/ui/Card'
import { Meter } from '@/shared/ui/Meter'
import { useFormat } from '@/shared/units/use-format'
import styles from './Filesystems.module.css'

export function Filesystems({ filesystems }: Pick<HostDetail, 'filesystems'>) {
  const { t } = useTranslation('host')
  const format = useFormat()
  const fullestFirst = filesystems
    .map((filesystem) => ({ ...filesystem, percent: shareOf(filesystem.used_bytes, filesystem.total_bytes) }))
    .sort((a, b) => (b.percent ?? -1) - (a.percent ?? -1))
  return (
    <Card title={t('filesystems.title')}>
      {fullestFirst.length === 0 ? (
        <p className={styles.none}>{t('filesystems.none')}</p>
      ) : (
        <ul className={styles.list}>
          {fullestFirst.map(({ mountpoint, device, fstype, used_bytes, total_bytes, percent }) => (
            <li key={`${mountpoint} ${device}`}>
              <span className={styles.mount} title={device ?? undefined}>
                <code>{mountpoint}</code>
                <span className={styles.kind}>{fstype}</span>
              </span>
              <Meter percent={percent} label={mountpoint} text={format.percent(percent)} />
              <span className={styles.size}>{t('tile.of', { part: format.bytes(used_bytes), whole: format.bytes(total_bytes) })}</span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}
