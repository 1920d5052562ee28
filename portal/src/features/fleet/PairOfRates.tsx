import { ArrowDown, ArrowUp } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { HostMetrics } from '@/shared/api/types'
import type { Format } from '@/shared/units/format'
import styles from './PairOfRates.module.css'

interface PairOfRatesProps {
  kind: 'network' | 'disk'
  metrics: HostMetrics
  format: Format
}

/** Received and sent, or read and written, side by side. */
export function PairOfRates({ kind, metrics, format }: PairOfRatesProps) {
  const { t } = useTranslation('metrics')
  const [inward, outward] =
    kind === 'network' ? (['network_rx_bps', 'network_tx_bps'] as const) : (['disk_io_read_bps', 'disk_io_write_bps'] as const)
  return (
    <span className={styles.pair}>
      <span title={t(`field.${inward}`)}>
        <ArrowDown size={10} role="img" aria-label={t(`field.${inward}`)} />
        {format.rateShort(metrics[inward])}
      </span>
      <span title={t(`field.${outward}`)}>
        <ArrowUp size={10} role="img" aria-label={t(`field.${outward}`)} />
        {format.rateShort(metrics[outward])}
      </span>
    </span>
  )
}
