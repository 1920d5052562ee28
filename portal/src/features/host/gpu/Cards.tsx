import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { shareOf } from '@/shared/hosts/health'
import type { GpuEntity } from '@/shared/states/entities'
import { useFieldText } from '@/shared/states/use-field-text'
import { DataTable } from '@/shared/table/DataTable'
import type { Column } from '@/shared/table/table-model'
import { Meter } from '@/shared/ui/Meter'
import { StateWord } from '@/shared/ui/Tag'
import { useFormat } from '@/shared/units/use-format'
import { EntitySheet } from '../entity/EntitySheet'
import { NameCell } from '../entity/NameCell'
import { markedKey, markOf, useOpenRow } from '../entity/use-table'
import { useMarked } from '../state/host-moment'
import type { Marked } from '../state/marks'
import { cardName, errorsOf, inOrderOfIndex } from './cards-model'
import { useJudgement, type Judgement } from './use-judgement'
import styles from '../entity/parts.module.css'

type Row = Marked<GpuEntity>

export function Cards() {
  const { t } = useTranslation('twin')
  const rows = useMarked('gpu')
  const { row, open, close } = useOpenRow(rows)
  const columns = useCardColumns(open)
  const ordered = useMemo(() => inOrderOfIndex(rows), [rows])
  if (rows.length === 0) return null
  return (
    <section className={styles.part} aria-label={t('gpu.cards')}>
      <h2>{t('gpu.cards')}</h2>
      <DataTable caption={t('gpu.cards')} testId="gpus" columns={columns} rows={ordered} keyOf={markedKey} onOpen={open} markOf={markOf} />
      {row && <EntitySheet title={cardName(row.entity)} row={row} onClose={close} />}
    </section>
  )
}

function useCardColumns(onOpen: (row: Row) => void): Column<Row>[] {
  const { t } = useTranslation('twin')
  const format = useFormat()
  const text = useFieldText()
  const judged = useJudgement()
  return useMemo<Column<Row>[]>(() => {
    const dash = format.number(null)
    return [
      {
        id: 'card', header: t('gpu.card'), width: 210, narrow: true,
        cell: (row) => <NameCell name={cardName(row.entity)} note={row.entity.query_failure} mark={row.mark} onOpen={() => onOpen(row)} />,
      },
      { id: 'utilization', header: t('gpu.utilization'), width: 120, narrow: true, cell: ({ entity }) => <Meter percent={entity.utilization_percent ?? null} label={t('gpu.utilization')} text={format.percent(entity.utilization_percent)} /> },
      {
        id: 'memory', header: t('gpu.memory'), width: 220,
        cell: ({ entity }) => (
          <Meter percent={shareOf(entity.memory_used_bytes, entity.memory_total_bytes)} label={t('gpu.memory')} text={t('of', { part: format.bytes(entity.memory_used_bytes), whole: format.bytes(entity.memory_total_bytes) })} />
        ),
      },
      {
        id: 'power', header: t('gpu.power'), width: 170,
        cell: ({ entity }) => (
          <Meter percent={shareOf(entity.power_watts, entity.power_limit_watts)} label={t('gpu.power')} text={t('of', { part: format.number(entity.power_watts), whole: text('power_limit_watts', entity.power_limit_watts) })} />
        ),
      },
      { id: 'temperature', header: t('gpu.temperature'), width: 72, end: true, cell: ({ entity }) => text('temperature_celsius', entity.temperature_celsius) },
      { id: 'clocks', header: t('gpu.clocks'), width: 130, end: true, cell: ({ entity }) => (entity.clock_sm_mhz === undefined ? dash : t('gpu.clockPair', { core: format.number(entity.clock_sm_mhz), memory: format.number(entity.clock_memory_mhz) })) },
      {
        id: 'throttle', header: t('gpu.throttle'), width: 150,
        cell: ({ entity: { key, throttle_reasons } }) => (throttle_reasons === undefined ? dash : throttle_reasons.length === 0 ? t('gpu.noThrottle') : <StateWord tone={judged('gpu_throttled', key) ? 'attention' : 'quiet'}>{throttle_reasons.join(', ')}</StateWord>),
      },
      { id: 'errors', header: t('gpu.errors'), width: 170, cell: ({ entity }) => <CardErrors card={entity} judged={judged} /> },
    ]
  }, [t, format, text, onOpen, judged])
}

/** What a card counted long ago condemns nobody: only errors that the server found to be new stand out. */
function CardErrors({ card, judged }: { card: GpuEntity; judged: Judgement }) {
  const { t } = useTranslation('twin')
  const format = useFormat()
  const errors = errorsOf(card)
  if (errors === null) return format.number(null)
  if (errors.length === 0) return t('gpu.noErrors')
  const words = errors.map(({ kind, count, code }) => (kind === 'xid' ? t('gpu.error.xid', { code: code ?? 0, value: count }) : t(`gpu.error.${kind}`, { value: count })))
  const severities = ['gpu_ecc_uncorrected', 'gpu_xid'].map((kind) => judged(kind, card.key))
  return <StateWord tone={severities.includes('critical') ? 'critical' : severities.includes('warning') ? 'attention' : 'quiet'}>{words.join(', ')}</StateWord>
}
