import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '@/shared/units/use-format'
import type { AlgorithmTotal, MinersSummary } from '../api/site'
import { AlgorithmLines } from '../parts/AlgorithmLines'
import parts from '../parts/parts.module.css'
import { shareOfExpected, shareTone } from '../parts/share-tone'
import { ShareBar } from '../parts/ShareBar'
import { usePowerText } from '../parts/use-power-text'
import styles from './SiteFigures.module.css'

/** What a person asks of a site first: how much it works, what that costs, how many are silent. */
export function SiteFigures({ summary, more }: { summary: MinersSummary; more?: ReactNode }) {
  const { t } = useTranslation('miners')
  const format = useFormat()
  const powerText = usePowerText()
  const several = summary.algorithms.length > 1 ? summary.algorithms : null
  const online = summary.total_miners - summary.offline - summary.unknown_devices
  return (
    <dl className={styles.figures}>
      <Item name={t('tiles.hashrate')}>{several ? <AlgorithmLines totals={several}>{(total) => <Rate of={total} algorithm={total.algorithm} />}</AlgorithmLines> : <Rate of={summary} algorithm={summary.algorithms[0]?.algorithm} />}</Item>
      <Item name={t('site.ofExpected')}>{several ? <AlgorithmLines totals={several}>{(total) => <ShareText of={total} />}</AlgorithmLines> : <ShareText of={summary} />}</Item>
      <Item name={t('tiles.power')}>{powerText(summary.power_watts)}</Item>
      <Item name={t('column.efficiency')}>{format.efficiency(summary.efficiency_joules_per_terahash)}</Item>
      <Item name={t('site.online')}>{t('of', { part: format.number(online), whole: format.number(summary.total_miners) })}</Item>
      <Item name={t('status.needs_attention')}>
        <span className={summary.needs_attention > 0 ? parts.warning : undefined}>{format.number(summary.needs_attention)}</span>
      </Item>
      {more}
    </dl>
  )
}

type Rates = Pick<AlgorithmTotal, 'hashrate' | 'hashrate_expected'>

function Rate({ of, algorithm }: { of: Rates; algorithm: string | null | undefined }) {
  const { t } = useTranslation('miners')
  const format = useFormat()
  return (
    <>
      <span>{format.hashrate(of.hashrate, algorithm ?? null)}</span>
      <ShareBar share={shareOfExpected(of.hashrate, of.hashrate_expected)} label={t('shareOfExpected')} />
    </>
  )
}

function ShareText({ of }: { of: Rates }) {
  const format = useFormat()
  const share = shareOfExpected(of.hashrate, of.hashrate_expected)
  const tone = shareTone(share)
  return <span className={tone === 'warning' || tone === 'critical' ? parts[tone] : undefined}>{format.percent(share === null ? null : share * 100)}</span>
}

export function Item({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}
