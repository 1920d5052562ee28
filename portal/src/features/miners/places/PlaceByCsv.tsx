import { Upload } from 'lucide-react'
import { useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { DataTable } from '@/shared/table/DataTable'
import { Button } from '@/shared/ui/Button'
import { Card } from '@/shared/ui/Card'
import { LoadProblem } from '@/shared/ui/LoadProblem'
import { Notice } from '@/shared/ui/Notice'
import { placeMiners, type PlacementReply } from '../api/place-miners'
import type { Miner } from '../api/miner'
import type { Rack } from '../api/site'
import { readPlacements, sentLines, toPlacementCsv, type PlacementLine } from './placement-lines'
import styles from './Places.module.css'
import { usePlacementColumns } from './use-placement-columns'
import { usePlaceAction } from './use-place-action'

const MOST_BYTES = 2_000_000

/** Many places at once, pasted or from a file; every line is checked before anything is sent. */
export function PlaceByCsv({ siteId, miners, racks }: { siteId: number; miners: readonly Miner[]; racks: readonly Rack[] }) {
  const { t } = useTranslation('miners')
  const [text, setText] = useState('')
  const [tooLarge, setTooLarge] = useState(false)
  const [done, setDone] = useState<{ placed: number; refused: string[] } | null>(null)
  const file = useRef<HTMLInputElement>(null)
  const lines = useMemo(() => readPlacements(text, miners, racks), [text, miners, racks])
  const right = sentLines(lines)
  const columns = usePlacementColumns()
  const place = usePlaceAction(placeMiners, (reply) => {
    const refused = refusedOf(reply, right)
    setDone({ placed: right.length - refused.length, refused })
    setText('')
  })
  const read = async (chosen: File | undefined) => {
    setTooLarge((chosen?.size ?? 0) > MOST_BYTES)
    if (chosen && chosen.size <= MOST_BYTES) change(await chosen.text())
  }
  const change = (next: string) => {
    setText(next)
    setDone(null)
  }
  return (
    <Card title={t('csvPlaces.title')}>
      <div className={styles.csv}>
        <p className={styles.soft}>{t('csvPlaces.words')}</p>
        <textarea className={styles.text} value={text} onChange={(event) => change(event.target.value)} placeholder={t('csvPlaces.example')} aria-label={t('csvPlaces.title')} spellCheck={false} data-testid="placements" />
        <div className={styles.row}>
          <input ref={file} type="file" accept=".csv,text/csv,text/plain" className="visually-hidden" tabIndex={-1} aria-label={t('csvPlaces.file')} onChange={(event) => void read(event.target.files?.[0])} />
          <Button onClick={() => file.current?.click()}>
            <Upload size={14} aria-hidden />
            {t('csvPlaces.file')}
          </Button>
          <Button look="primary" disabled={right.length === 0 || place.isPending} onClick={() => place.mutate({ siteId, csv: toPlacementCsv(right) })}>
            {right.length === 0 ? t('csvPlaces.sendNone') : t('csvPlaces.send', { count: right.length })}
          </Button>
          {lines.length > right.length && <span className={styles.bad}>{t('csvPlaces.wrong', { count: lines.length - right.length })}</span>}
        </div>
        {tooLarge && <Notice tone="attention">{t('csvPlaces.tooLarge')}</Notice>}
        {place.error && <LoadProblem error={place.error} />}
        {done && <Notice tone={done.refused.length > 0 ? 'attention' : 'ok'}>{[t('csvPlaces.done', { count: done.placed }), ...done.refused].join(' ')}</Notice>}
        {lines.length > 0 && <DataTable caption={t('csvPlaces.preview')} testId="placement-lines" columns={columns} rows={lines} keyOf={({ line }) => String(line)} />}
      </div>
    </Card>
  )
}

/** A reply names the line as it was sent; here it is named by what stood in it. */
function refusedOf(replies: readonly PlacementReply[], sent: readonly PlacementLine[]): string[] {
  return replies.flatMap(({ ok, error, line }) => (ok ? [] : [`${sent[line - 1]?.text ?? ''}: ${error ?? ''}`]))
}
