import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { shareOf } from '@/shared/hosts/health'
import type { ContainerEntity } from '@/shared/states/entities'
import type { Column } from '@/shared/table/table-model'
import { Meter } from '@/shared/ui/Meter'
import { StateWord } from '@/shared/ui/Tag'
import type { Format } from '@/shared/units/format'
import { useFormat } from '@/shared/units/use-format'
import { NameCell } from '../entity/NameCell'
import { useAgeMoment } from '../state/host-moment'
import type { Marked } from '../state/marks'
import { containerTone, containerWeight, containerWord, shortImage } from './container-state'

export type ContainerRow = Marked<ContainerEntity> & { netRate: number | null }
export const containerColumnIds = ['name', 'state', 'health', 'cpu', 'memory', 'network', 'image', 'ports', 'restarts', 'age']

export function useContainerColumns(onOpen: (row: ContainerRow) => void): Column<ContainerRow>[] {
  const { t } = useTranslation('twin')
  const format = useFormat()
  const ageMs = useAgeMoment()
  return useMemo<Column<ContainerRow>[]>(() => {
    const dash = format.number(null)
    return [
      {
        id: 'name', header: t('column.name'), width: 190, smallFirst: true, narrow: true,
        sort: ({ entity }) => entity.name ?? entity.key,
        cell: (row) => <NameCell name={row.entity.name ?? row.entity.key.slice(0, 12)} mark={row.mark} onOpen={() => onOpen(row)} />,
      },
      { id: 'state', header: t('column.state'), width: 160, narrow: true, sort: ({ entity }) => containerWeight(entity), cell: ({ entity }) => <StateWord tone={containerTone(entity)}>{containerWord(entity) ?? dash}</StateWord> },
      { id: 'health', header: t('column.health'), width: 88, smallFirst: true, sort: ({ entity }) => entity.health, cell: ({ entity }) => entity.health ?? dash },
      { id: 'cpu', header: t('column.cpu'), width: 74, end: true, narrow: true, sort: ({ entity }) => entity.cpu_percent, cell: ({ entity }) => format.percent(entity.cpu_percent) },
      { id: 'memory', header: t('column.memory'), width: 160, sort: ({ entity }) => entity.memory_usage_bytes, cell: ({ entity }) => <ContainerMemory container={entity} label={t('column.memory')} format={format} /> },
      { id: 'network', header: t('column.network'), width: 92, end: true, sort: ({ netRate }) => netRate, cell: ({ netRate }) => format.rateShort(netRate) },
      { id: 'image', header: t('column.image'), width: 180, smallFirst: true, sort: ({ entity }) => entity.image, cell: ({ entity }) => (entity.image ? <span title={entity.image}>{shortImage(entity.image)}</span> : dash) },
      { id: 'ports', header: t('column.ports'), width: 130, cell: ({ entity }) => (entity.ports?.length ? <span title={entity.ports.join('\n')}>{entity.ports.join(', ')}</span> : dash) },
      { id: 'restarts', header: t('column.restarts'), width: 80, end: true, sort: ({ entity }) => entity.restarts, cell: ({ entity }) => format.number(entity.restarts) },
      { id: 'age', header: t('column.age'), width: 84, end: true, sort: ({ entity }) => (entity.started_at === undefined ? null : -entity.started_at), cell: ({ entity }) => format.duration(entity.started_at === undefined || entity.state !== 'running' ? null : (ageMs - entity.started_at) / 1000) },
    ]
  }, [t, format, ageMs, onOpen])
}

/** A bar against the limit; without a limit there is nothing to measure against. */
function ContainerMemory({ container, label, format }: { container: ContainerEntity; label: string; format: Format }) {
  const share = shareOf(container.memory_usage_bytes, container.memory_limit_bytes)
  return share === null ? format.bytes(container.memory_usage_bytes) : <Meter percent={share} label={label} text={format.bytes(container.memory_usage_bytes)} />
}
