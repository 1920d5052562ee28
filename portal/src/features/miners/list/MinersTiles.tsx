import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '@/shared/units/use-format'
import type { MinerStatus } from '../api/miner'
import type { AlgorithmTotal, MinersSummary } from '../api/site'
import { AlgorithmLines } from '../parts/AlgorithmLines'
import { rejectedTone } from '../parts/limits'
import { MinerStatusIcon } from '../parts/MinerStatusMark'
import parts from '../parts/parts.module.css'
import { shareOfExpected } from '../parts/share-tone'
import { ShareBar } from '../parts/ShareBar'
import { usePowerText } from '../parts/use-power-text'
import styles from './MinersTiles.module.css'

interface MinersTilesProps {
  summary: MinersSummary
  chosen: readonly string[]
  onChoose: (status: readonly string[]) => void
}

/** The state of all miners in six figures; those of a state filter the list. */
export function MinersTiles({ summary, chosen, onChoose }: MinersTilesProps) {
  const { t } = useTranslation('miners')
  const format = useFormat()
  const powerText = usePowerText()
  const toggle = (status: MinerStatus) => () => onChoose(chosen.length === 1 && chosen[0] === status ? [] : [status])
  const stateTile = (status: MinerStatus, count: number, words: string) => (
    <Tile name={t(`status.${status}`)} icon={<MinerStatusIcon status={status} />} words={words} pressed={chosen.includes(status)} onClick={toggle(status)}>
      <span className={count === 0 ? parts.soft : undefined}>{format.number(count)}</span>
      {status === 'hashing' && <small>{t('ofTotal', { value: format.number(summary.total_miners) })}</small>}
    </Tile>
  )
  return (
    <div className={styles.tiles} role="group" aria-label={t('tiles.label')}>
      {stateTile('hashing', summary.hashing, t('tiles.hashing', { count: summary.sleeping }))}
      <HashrateTile summary={summary} />
      <Tile name={t('tiles.power')} words={[format.efficiency(summary.efficiency_joules_per_terahash), summary.power_miners == null ? null : t('tiles.powerOf', { count: summary.power_miners })].filter(Boolean).join(' · ')}>
        {powerText(summary.power_watts)}
      </Tile>
      <Tile name={t('tiles.rejected')} words={t('tiles.rejectedWords')}>
        <span className={tone(rejectedTone(summary.rejected_ratio))}>{summary.rejected_ratio == null ? format.number(null) : format.percent(summary.rejected_ratio * 100)}</span>
      </Tile>
      {stateTile('needs_attention', summary.needs_attention, t('tiles.attention'))}
      {stateTile('offline', summary.offline, t('tiles.offline'))}
    </div>
  )
}

function HashrateTile({ summary }: { summary: MinersSummary }) {
  const { t } = useTranslation('miners')
  const format = useFormat()
  const expected = ({ hashrate, hashrate_expected, algorithm }: AlgorithmTotal) => {
    const share = shareOfExpected(hashrate, hashrate_expected)
    return hashrate_expected === null ? t('tiles.noExpected') : t('tiles.ofExpected', { percent: format.percent(share === null ? null : share * 100), rate: format.hashrate(hashrate_expected, algorithm) })
  }
  const bar = ({ hashrate, hashrate_expected }: AlgorithmTotal) => <ShareBar share={shareOfExpected(hashrate, hashrate_expected)} label={t('shareOfExpected')} />
  const only = summary.algorithms.length > 1 ? null : { ...summary, algorithm: summary.algorithms[0]?.algorithm ?? null }
  if (only) {
    return (
      <Tile name={t('tiles.hashrate')} words={expected(only)}>
        {format.hashrate(only.hashrate, only.algorithm)}
        {bar(only)}
      </Tile>
    )
  }
  return (
    <Tile name={t('tiles.hashrate')} words={t('tiles.algorithms', { count: summary.algorithms.length })}>
      <AlgorithmLines totals={summary.algorithms}>
        {(total) => (
          <>
            <span title={expected(total)}>{format.hashrate(total.hashrate, total.algorithm)}</span>
            {bar(total)}
          </>
        )}
      </AlgorithmLines>
    </Tile>
  )
}

function tone(name: 'warning' | 'critical' | undefined): string | undefined {
  return name && parts[name]
}

interface TileProps {
  name: string
  words: string
  icon?: ReactNode
  pressed?: boolean
  onClick?: () => void
  children: ReactNode
}

function Tile({ name, words, icon, pressed, onClick, children }: TileProps) {
  const content = (
    <>
      <span className={styles.name}>
        {icon}
        {name}
      </span>
      <span className={styles.value}>{children}</span>
      <span className={styles.words} title={words}>
        {words}
      </span>
    </>
  )
  if (!onClick) return <div className={styles.tile}>{content}</div>
  return (
    <button type="button" className={styles.tile} aria-pressed={pressed} onClick={onClick}>
      {content}
    </button>
  )
}
