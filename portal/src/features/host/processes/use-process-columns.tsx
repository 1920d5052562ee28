import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { Column } from '@/shared/table/table-model'
import { useKeptSearch } from '@/shared/time/use-kept-search'
import { Tag } from '@/shared/ui/Tag'
import { useFormat } from '@/shared/units/use-format'
import { NameCell } from '../entity/NameCell'
import { useAgeMoment, useHostMoment } from '../state/host-moment'
import { tabPath } from '../tabs'
import { ioTotal, processName, type ProcessRow } from './process-rows'

export const processColumnIds = ['name', 'pid', 'user', 'cpu', 'memory', 'gpuMemory', 'io', 'age', 'threads', 'files', 'owner', 'status'] as const

/** What ps and top say, and what owns the process. */
export function useProcessColumns(onOpen: (row: ProcessRow) => void): Column<ProcessRow>[] {
  const { t } = useTranslation('twin')
  const format = useFormat()
  const owner = useOwner()
  const ageMs = useAgeMoment()
  return useMemo<Column<ProcessRow>[]>(() => {
    const dash = format.number(null)
    return [
      {
        id: 'name', header: t('column.name'), width: 240, narrow: true, smallFirst: true,
        sort: ({ entity }) => processName(entity),
        cell: (row) => (
          <NameCell name={processName(row.entity)} note={row.entity.command_line?.slice(1).join(' ')} mark={row.mark} depth={row.depth} onOpen={() => onOpen(row)}>
            {row.entity.llm_runtime && <Tag tone="info" title={t('process.llm', { runtime: row.entity.llm_runtime })}>{row.entity.llm_runtime}</Tag>}
          </NameCell>
        ),
      },
      { id: 'pid', header: t('column.pid'), width: 76, end: true, smallFirst: true, sort: ({ entity }) => entity.pid, cell: ({ entity }) => (entity.pid === undefined ? dash : String(entity.pid)) },
      { id: 'user', header: t('column.user'), width: 96, smallFirst: true, sort: ({ entity }) => entity.user, cell: ({ entity }) => entity.user ?? dash },
      { id: 'cpu', header: t('column.cpu'), width: 74, end: true, narrow: true, sort: ({ entity }) => entity.cpu_percent, cell: ({ entity }) => format.percent(entity.cpu_percent) },
      { id: 'memory', header: t('column.memory'), width: 84, end: true, narrow: true, sort: ({ entity }) => entity.memory_rss_bytes, cell: ({ entity }) => format.bytes(entity.memory_rss_bytes) },
      { id: 'gpuMemory', header: t('column.gpuMemory'), width: 88, end: true, sort: ({ entity }) => entity.gpu_memory_bytes, cell: ({ entity }) => format.bytes(entity.gpu_memory_bytes) },
      {
        id: 'io', header: t('column.io'), width: 100, end: true,
        sort: (row) => row.ioRate ?? (row.mark || ioTotal(row.entity) === null ? null : -1 / (1 + ioTotal(row.entity)!)),
        cell: ({ entity, ioRate }) => (ioRate === null ? <span title={t('process.ioTotal')}>{ioTotal(entity) === null ? dash : t('process.total', { value: format.bytes(ioTotal(entity)) })}</span> : format.rateShort(ioRate)),
      },
      { id: 'age', header: t('column.age'), width: 104, end: true, sort: ({ entity }) => (entity.started_at === undefined ? null : -entity.started_at), cell: ({ entity }) => format.duration(entity.started_at === undefined ? null : Math.floor((ageMs - entity.started_at) / 1000)) },
      { id: 'threads', header: t('column.threads'), width: 70, end: true, sort: ({ entity }) => entity.threads, cell: ({ entity }) => format.number(entity.threads) },
      { id: 'files', header: t('column.files'), width: 70, end: true, sort: ({ entity }) => entity.open_files, cell: ({ entity }) => format.number(entity.open_files) },
      { id: 'owner', header: t('column.owner'), width: 160, smallFirst: true, sort: ({ entity }) => owner.nameOf(entity), cell: ({ entity }) => owner.link(entity) ?? dash },
      { id: 'status', header: t('column.status'), width: 86, smallFirst: true, sort: ({ entity }) => entity.status, cell: ({ entity }) => entity.status ?? dash },
    ]
  }, [t, format, owner, ageMs, onOpen])
}

/** The container or the unit that a process belongs to, as a link to it. */
function useOwner() {
  const { host, state } = useHostMoment()
  const search = useKeptSearch('host')
  const containers = state?.entities.container
  return useMemo(() => {
    const names = new Map((containers ?? []).map(({ key, name }) => [key, name ?? key.slice(0, 12)]))
    const nameOf = ({ container_id, unit }: ProcessRow['entity']) => (container_id ? (names.get(container_id) ?? container_id.slice(0, 12)) : unit)
    const link = (entity: ProcessRow['entity']) => {
      const name = nameOf(entity)
      if (!name) return null
      const row = new URLSearchParams(search)
      row.set('row', entity.container_id ?? entity.unit ?? '')
      return (
        <Link to={{ pathname: tabPath(host.id, entity.container_id ? 'containers' : 'services'), search: row.toString() }} title={name}>
          {name}
        </Link>
      )
    }
    return { nameOf, link }
  }, [containers, host.id, search])
}
