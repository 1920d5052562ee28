import { useTranslation } from 'react-i18next'
import { StateWord } from '@/shared/ui/Tag'
import { useFormat } from '@/shared/units/use-format'
import type { ScanRange } from '../api/site'

/** What the agent does with a range just now, and when it looks again. */
export function RangeState({ range: { state, hosts, hosts_tried, next_scan_at }, nowMs }: { range: ScanRange; nowMs: number }) {
  const { t } = useTranslation('miners')
  const format = useFormat()
  if (state === 'scanning') return <StateWord tone="info">{hosts ? t('scan.scanning', { percent: format.percent(((hosts_tried ?? 0) / hosts) * 100) }) : t('scan.scanningNow')}</StateWord>
  const left = next_scan_at == null ? null : Math.max(0, (next_scan_at - nowMs) / 1000)
  const next = left === null ? '' : ` · ${t('scan.next', { duration: format.duration(left) })}`
  if (state === 'waiting') return <StateWord tone="attention">{`${t('scan.waiting')}${next}`}</StateWord>
  return <StateWord tone="quiet">{`${t('scan.idle')}${next}`}</StateWord>
}
