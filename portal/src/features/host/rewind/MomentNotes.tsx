import { useTranslation } from 'react-i18next'
import { LoadProblem } from '@/shared/ui/LoadProblem'
import { Notice } from '@/shared/ui/Notice'
import { useFormat } from '@/shared/units/use-format'
import { useHostMoment } from '../state/host-moment'

/** Two missed readings are jitter; from the third on the shown state is an older one. */
const OLD_INTERVALS = 3

/** What a reader must know about the shown state: that it is older, has gaps, or is not there. */
export function MomentNotes({ intervalMs }: { intervalMs: number }) {
  const { t } = useTranslation('twin')
  const format = useFormat()
  const { state, atMs, momentMs, error, refetch } = useHostMoment()
  if (error) return <LoadProblem error={error} onRetry={refetch} />
  if (!state) return null
  const asOf = state.as_of_ms
  if (asOf === null) return atMs === null ? null : <Notice tone="info">{t('note.nothingKnown', { time: format.dateTime(atMs) })}</Notice>
  const old = momentMs - asOf > OLD_INTERVALS * intervalMs
  return (
    <>
      {old && <Notice tone="attention">{t('note.lastKnown', { time: format.dateTime(asOf), age: format.duration((momentMs - asOf) / 1000) })}</Notice>}
      {!state.complete && <Notice tone="attention">{t('note.incomplete')}</Notice>}
    </>
  )
}
