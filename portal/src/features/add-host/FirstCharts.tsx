import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { HostCharts } from '@/shared/host-charts/HostCharts'
import { useHost } from '@/shared/hosts/use-hosts'
import { presetRange } from '@/shared/time/time-range'
import { useTimeRange } from '@/shared/time/use-time-range'
import button from '@/shared/ui/Button.module.css'
import { Button } from '@/shared/ui/Button'
import { Notice } from '@/shared/ui/Notice'
import { Skeleton } from '@/shared/ui/Skeleton'
import styles from './AddHostPage.module.css'

interface FirstChartsProps {
  hostId: number
  name: string | null
  onAnother: () => void
}

export function FirstCharts({ hostId, name, onAnother }: FirstChartsProps) {
  const { t } = useTranslation('addHost')
  const { host } = useHost(hostId)
  const fromAddress = useTimeRange()
  // A host that has just come has a few minutes at most, whatever the address says.
  const time = useMemo(() => ({ ...fromAddress, range: presetRange('5m'), moving: true }), [fromAddress])
  return (
    <>
      <Notice tone="ok">{t('done.words', { name: host?.name ?? name ?? String(hostId) })}</Notice>
      <div className={styles.done}>
        <Link to={`/hosts/${hostId}`} className={`${button.button} ${button.primary}`}>
          {t('done.open')}
        </Link>
        <Button onClick={onAnother}>{t('done.another')}</Button>
      </div>
      {host ? <HostCharts host={host} time={time} /> : <Skeleton lines={2} height={180} />}
      <p className={styles.soft}>{t('done.soon')}</p>
    </>
  )
}
