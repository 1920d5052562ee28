import { useTranslation } from 'react-i18next'
import { Notice } from '@/shared/ui/Notice'
import { useFormat } from '@/shared/units/use-format'
import type { MinerDetail } from '../api/miner-detail'

/** Miners are asked once a minute; from the third missed reading on the shown state is an older one. */
const OLD_MS = 180_000

/** What a reader must know of a moment of the past: that nothing is known of it, or that what is shown is older. */
export function MomentNote({ miner: { as_of }, atMs }: { miner: MinerDetail; atMs: number }) {
  const { t } = useTranslation('twin')
  const format = useFormat()
  if (as_of == null) return <Notice tone="info">{t('note.nothingKnown', { time: format.dateTime(atMs) })}</Notice>
  if (atMs - as_of <= OLD_MS) return null
  return <Notice tone="attention">{t('note.lastKnown', { time: format.dateTime(as_of), age: format.duration((atMs - as_of) / 1000) })}</Notice>
}
