import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { AnyEntity } from '@/shared/states/entities'
import type { Column } from '@/shared/table/table-model'
import { useFormat } from '@/shared/units/use-format'
import type { StateMatch } from './api/search-states'
import { linkToMatch, type SearchedKind } from './where-view'

export function useMatchColumns(atMs: number | null): Column<StateMatch>[] {
  const { t } = useTranslation('where')
  const format = useFormat()
  return useMemo<Column<StateMatch>[]>(
    () => [
      { id: 'title', header: t('column.what'), width: 220, narrow: true, cell: (match) => <Link to={linkToMatch(match, atMs)}>{match.title}</Link> },
      { id: 'host', header: t('column.host'), width: 130, narrow: true, cell: ({ host }) => host },
      { id: 'kind', header: t('column.kind'), width: 130, cell: ({ kind }) => t(`kinds.${kind as SearchedKind}`, { defaultValue: kind }) },
      { id: 'cpu', header: t('column.cpu'), width: 80, end: true, narrow: true, cell: ({ entity }) => format.percent(numberIn(entity, 'cpu_percent')) },
      { id: 'memory', header: t('column.memory'), width: 96, end: true, cell: ({ entity }) => format.bytes(numberIn(entity, 'memory_rss_bytes', 'memory_usage_bytes', 'memory_bytes', 'gpu_memory_bytes')) },
      { id: 'detail', header: t('column.detail'), width: 340, cell: ({ entity }) => <span title={detailOf(entity)}>{detailOf(entity) || format.number(null)}</span> },
      { id: 'asOf', header: t('column.asOf'), width: 180, cell: ({ as_of_ms }) => format.dateTime(as_of_ms) },
    ],
    [t, format, atMs],
  )
}

function numberIn(entity: AnyEntity, ...fields: string[]): number | null {
  const value = fields.map((field) => entity[field]).find((candidate) => typeof candidate === 'number')
  return typeof value === 'number' ? value : null
}

/** What tells one match from another: the command, the image, the version or the description. */
function detailOf({ command_line, image, version, description }: AnyEntity): string {
  if (Array.isArray(command_line)) return command_line.join(' ')
  return String(image ?? version ?? description ?? '')
}
