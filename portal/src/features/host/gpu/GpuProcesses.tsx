import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { GpuProcessEntity } from '@/shared/states/entities'
import { DataTable } from '@/shared/table/DataTable'
import type { Column } from '@/shared/table/table-model'
import { useKeptSearch } from '@/shared/time/use-kept-search'
import { StateWord } from '@/shared/ui/Tag'
import { useFormat } from '@/shared/units/use-format'
import { MarkTag } from '../entity/MarkTag'
import { markedKey, markOf } from '../entity/use-table'
import { useHostMoment, useMarked } from '../state/host-moment'
import type { Marked } from '../state/marks'
import { tabPath } from '../tabs'
import { cardName } from './cards-model'
import { useJudgement, type Judgement } from './use-judgement'
import styles from '../entity/parts.module.css'

type Row = Marked<GpuProcessEntity>

/** Who holds memory of which card; the dead first, for nobody else will free it. */
export function GpuProcesses() {
  const { t } = useTranslation('twin')
  const rows = useMarked('gpu_process')
  const columns = useGpuProcessColumns()
  const ordered = useMemo(
    () => [...rows].sort((a, b) => Number(a.entity.alive ?? true) - Number(b.entity.alive ?? true) || (b.entity.memory_bytes ?? -1) - (a.entity.memory_bytes ?? -1)),
    [rows],
  )
  if (rows.length === 0) return null
  return (
    <section className={styles.part} aria-label={t('gpu.processes')}>
      <h2>{t('gpu.processes')}</h2>
      <DataTable caption={t('gpu.processes')} testId="gpu-processes" columns={columns} rows={ordered} keyOf={markedKey} markOf={markOf} />
    </section>
  )
}

function useGpuProcessColumns(): Column<Row>[] {
  const { t } = useTranslation('twin')
  const format = useFormat()
  const { host, state } = useHostMoment()
  const search = useKeptSearch('host')
  const judged = useJudgement()
  return useMemo<Column<Row>[]>(() => {
    const cards = new Map((state?.entities.gpu ?? []).map((card) => [card.key, cardName(card)]))
    const keys = new Map((state?.entities.process ?? []).map(({ pid, key }) => [pid, key]))
    const dash = format.number(null)
    const name = ({ entity }: Row) => {
      const words = entity.name ?? t('gpu.unnamed')
      const key = keys.get(entity.pid)
      if (key === undefined) return <span>{words}</span>
      const params = new URLSearchParams(search)
      params.set('row', key)
      return <Link to={{ pathname: tabPath(host.id, 'processes'), search: params.toString() }}>{words}</Link>
    }
    return [
      { id: 'name', header: t('column.name'), width: 200, narrow: true, cell: (row) => <>{name(row)} <MarkTag mark={row.mark} /></> },
      { id: 'state', header: t('column.state'), width: 170, narrow: true, cell: ({ entity }) => <HolderState holder={entity} judged={judged} /> },
      { id: 'pid', header: t('column.pid'), width: 90, end: true, cell: ({ entity }) => (entity.pid === undefined ? dash : String(entity.pid)) },
      { id: 'user', header: t('column.user'), width: 110, cell: ({ entity }) => entity.user ?? dash },
      { id: 'card', header: t('gpu.card'), width: 210, cell: ({ entity }) => (entity.gpu === undefined ? dash : (cards.get(entity.gpu) ?? entity.gpu)) },
      { id: 'memory', header: t('gpu.memory'), width: 100, end: true, narrow: true, cell: ({ entity }) => format.bytes(entity.memory_bytes) },
      { id: 'utilization', header: t('gpu.utilization'), width: 100, end: true, cell: ({ entity }) => format.percent(entity.utilization_percent) },
      { id: 'idle', header: t('gpu.idle'), width: 110, end: true, cell: ({ entity }) => format.duration(entity.idle_seconds) },
    ]
  }, [t, format, host.id, search, state, judged])
}

function HolderState({ holder: { key, alive }, judged }: { holder: GpuProcessEntity; judged: Judgement }) {
  const { t } = useTranslation('twin')
  if (alive === false) return <StateWord tone="critical">{t('gpu.dead')}</StateWord>
  if (judged('gpu_memory_idle', key)) return <StateWord tone="attention">{t('gpu.holdsIdle')}</StateWord>
  return alive === undefined ? <StateWord tone="quiet">{t('gpu.aliveUnknown')}</StateWord> : <StateWord tone="ok">{t('gpu.alive')}</StateWord>
}
