import { useTranslation } from 'react-i18next'
import { Notice } from '@/shared/ui/Notice'
import { useFormat } from '@/shared/units/use-format'
import type { MinerDetail } from '../api/miner-detail'

/** Miners are asked once a minute; from the third missed reading on the shown state is an older one. */
const OLD_MS = 180_000

/** What a reader must know of a moment of the past: that nothing is known of it, or that what is shown is older; and that nobody judged it. */
export function MomentNote({ miner: { as_of }, atMs }: { miner: MinerDetail; atMs: number }) {
  const { t } = useTranslation(['twin', 'miners'])
  const format = useFormat()
  if (as_of == null) return <Notice tone="info">{t('note.nothingKnown', { time: format.dateTime(atMs) })}</Notice>
  return (
    <>
      {atMs - as_of > OLD_MS && <Notice tone="attention">{t('note.lastKnown', { time: format.dateTime(as_of), age: format.duration((atMs - as_of) / 1000) })}</Notice>}
      <Notice tone="info">{t('miners:witness.past')}</Notice>
    </>
  )
}
