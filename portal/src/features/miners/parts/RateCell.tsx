import { useTranslation } from 'react-i18next'
import { useFormat } from '@/shared/units/use-format'
import styles from './parts.module.css'
import { shareOfExpected } from './share-tone'
import { ShareBar } from './ShareBar'
import { Unknown } from './Unknown'

interface RateCellProps {
  rate: number | null | undefined
  expected: number | null | undefined
  algorithm: string | null
}

/** A rate over the bar of its share of what is expected. */
export function RateCell({ rate, expected, algorithm }: RateCellProps) {
  const { t } = useTranslation('miners')
  const format = useFormat()
  if (rate == null) return <Unknown />
  const share = shareOfExpected(rate, expected)
  return (
    <span className={styles.rate}>
      <span>
        {format.hashrate(rate, algorithm)}
        {expected != null && <span className={styles.soft}>{t('ofExpected', { rate: format.hashrate(expected, algorithm) })}</span>}
      </span>
      <ShareBar share={share} label={t('shareOfExpected')} />
    </span>
  )
}
