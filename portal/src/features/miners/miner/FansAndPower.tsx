import { useTranslation } from 'react-i18next'
import { Card } from '@/shared/ui/Card'
import { useFormat } from '@/shared/units/use-format'
import type { MinerDetail, MinerFan } from '../api/miner-detail'
import { Figure } from '../parts/Unknown'
import styles from './MinerPage.module.css'

const sources = ['measured', 'estimated', 'reported'] as const

export function FansAndPower({ miner }: { miner: MinerDetail }) {
  const { t } = useTranslation('miners')
  const format = useFormat()
  const fans = miner.fan_list ?? []
  const missing = miner.expected_fans == null || fans.length === 0 ? 0 : miner.expected_fans - fans.filter(({ kind }) => kind !== 'power_supply').length
  const source = sources.find((name) => name === miner.power_source)
  return (
    <Card title={t('cooling.title')}>
      <dl className={styles.facts}>
        {fans.map((fan) => (
          <FanLine key={`${fan.kind} ${fan.slot}`} fan={fan} />
        ))}
        {fans.length === 0 && <Row name={t('column.fans')} value={null} text="" />}
        {missing > 0 && <Row name={t('cooling.missing')} value={missing} text={format.number(missing)} tone="critical" />}
        <Row name={t('column.power')} value={miner.power_watts} text={`${t('watts', { value: format.number(miner.power_watts) })}${source ? ` · ${t(`powerSource.${source}`)}` : ''}`} />
        <Row name={t('cooling.limit')} value={miner.power_limit_watts} text={t('watts', { value: format.number(miner.power_limit_watts) })} />
        <Row name={t('column.efficiency')} value={miner.efficiency_joules_per_terahash} text={format.efficiency(miner.efficiency_joules_per_terahash)} />
        {miner.power_mode && <Row name={t('cooling.mode')} value={1} text={miner.power_mode} />}
      </dl>
    </Card>
  )
}

function FanLine({ fan: { kind, slot, rpm, duty_ratio } }: { fan: MinerFan }) {
  const { t } = useTranslation('miners')
  const format = useFormat()
  const number = slot + 1
  const duty = duty_ratio == null ? '' : ` · ${t('cooling.duty', { percent: format.percent(duty_ratio * 100) })}`
  return <Row name={kind === 'power_supply' ? t('cooling.supplyFan', { number }) : t('cooling.fan', { number })} value={rpm} text={`${rpm === 0 ? t('cooling.stands') : t('rpm', { value: format.number(rpm) })}${duty}`} tone={rpm === 0 ? 'critical' : undefined} />
}

interface RowProps {
  name: string
  value: number | null | undefined
  text: string
  tone?: 'warning' | 'critical' | undefined
}

function Row({ name, value, text, tone }: RowProps) {
  return (
    <>
      <dt>{name}</dt>
      <dd>
        <Figure value={value} text={text} tone={tone} />
      </dd>
    </>
  )
}
