import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { LlmEntity } from '@/shared/states/entities'
import { useFieldText } from '@/shared/states/use-field-text'
import { DataTable } from '@/shared/table/DataTable'
import { compareRows, type Column } from '@/shared/table/table-model'
import { useTableView } from '@/shared/table/use-table-view'
import { Meter } from '@/shared/ui/Meter'
import { Tag } from '@/shared/ui/Tag'
import { useFormat } from '@/shared/units/use-format'
import { CodeBlock, EntitySheet } from '../entity/EntitySheet'
import { NameCell } from '../entity/NameCell'
import { markedKey, markOf, useOpenRow } from '../entity/use-table'
import { useMarked } from '../state/host-moment'
import type { Marked } from '../state/marks'
import styles from '../entity/parts.module.css'

type Row = Marked<LlmEntity>
const usual = { search: '', sort: 'memory', descending: true }
const columnIds = ['model', 'runtime', 'quantization', 'memory', 'requests', 'speed', 'ttft', 'kv']

/** Which models run here, on what, and how well. */
export function Models() {
  const { t } = useTranslation('twin')
  const rows = useMarked('llm')
  const [view, change] = useTableView(usual, columnIds)
  const { row, open, close } = useOpenRow(rows)
  const columns = useModelColumns(open)
  const shown = useMemo(() => [...rows].sort(compareRows(columns.find(({ id }) => id === view.sort), view.descending, markedKey)), [rows, columns, view])
  if (rows.length === 0) return null
  return (
    <section className={styles.part} aria-label={t('llm.title')}>
      <h2>{t('llm.title')}</h2>
      <DataTable caption={t('llm.title')} testId="models" columns={columns} rows={shown} keyOf={markedKey} view={view} onSort={change} onOpen={open} markOf={markOf} />
      {row && (
        <EntitySheet title={row.entity.model ?? t('llm.unknownModel')} row={row} without={['evidence', 'model_files']} onClose={close} subtitle={row.entity.runtime && <Tag tone="info">{row.entity.runtime}</Tag>}>
          {row.entity.evidence?.length && <CodeBlock title={t('llm.evidence')} lines={row.entity.evidence} />}
          {row.entity.model_files?.length && <CodeBlock title={t('llm.files')} lines={row.entity.model_files} />}
        </EntitySheet>
      )}
    </section>
  )
}

function useModelColumns(onOpen: (row: Row) => void): Column<Row>[] {
  const { t } = useTranslation('twin')
  const format = useFormat()
  const text = useFieldText()
  return useMemo<Column<Row>[]>(() => {
    const dash = format.number(null)
    return [
      {
        id: 'model', header: t('llm.model'), width: 240, narrow: true, smallFirst: true,
        sort: ({ entity }) => entity.model ?? entity.key,
        cell: (row) => <NameCell name={row.entity.model ?? t('llm.unknownModel')} mark={row.mark} onOpen={() => onOpen(row)} />,
      },
      { id: 'runtime', header: t('llm.runtime'), width: 110, narrow: true, smallFirst: true, sort: ({ entity }) => entity.runtime, cell: ({ entity }) => entity.runtime ?? dash },
      { id: 'quantization', header: t('llm.quantization'), width: 112, smallFirst: true, sort: ({ entity }) => entity.quantization, cell: ({ entity }) => entity.quantization ?? dash },
      { id: 'memory', header: t('gpu.memory'), width: 92, end: true, narrow: true, sort: ({ entity }) => entity.gpu_memory_bytes, cell: ({ entity }) => format.bytes(entity.gpu_memory_bytes) },
      { id: 'endpoint', header: t('llm.endpoint'), width: 160, cell: ({ entity }) => (entity.endpoint ? <code>{entity.endpoint}</code> : dash) },
      { id: 'requests', header: t('llm.requests'), width: 140, end: true, sort: ({ entity }) => entity.requests_running, cell: ({ entity }) => (entity.requests_running === undefined && entity.requests_waiting === undefined ? dash : t('llm.runningWaiting', { running: format.number(entity.requests_running), waiting: format.number(entity.requests_waiting) })) },
      { id: 'speed', header: t('llm.speed'), width: 92, end: true, sort: ({ entity }) => entity.generation_tokens_per_second, cell: ({ entity }) => text('generation_tokens_per_second', entity.generation_tokens_per_second) },
      { id: 'ttft', header: t('llm.ttft'), width: 92, end: true, sort: ({ entity }) => entity.time_to_first_token_seconds, cell: ({ entity }) => text('time_to_first_token_seconds', entity.time_to_first_token_seconds) },
      { id: 'kv', header: t('llm.kvCache'), width: 120, sort: ({ entity }) => entity.kv_cache_usage_percent, cell: ({ entity }) => (entity.kv_cache_usage_percent === undefined ? dash : <Meter percent={entity.kv_cache_usage_percent} label={t('llm.kvCache')} text={format.percent(entity.kv_cache_usage_percent)} />) },
    ]
  }, [t, format, text, onOpen])
}
