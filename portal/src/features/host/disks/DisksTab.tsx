import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { shareOf } from '@/shared/hosts/health'
import type { DiskEntity, FilesystemEntity } from '@/shared/states/entities'
import { useFieldText } from '@/shared/states/use-field-text'
import { DataTable } from '@/shared/table/DataTable'
import type { Column } from '@/shared/table/table-model'
import { Meter } from '@/shared/ui/Meter'
import { StateWord } from '@/shared/ui/Tag'
import { useFormat } from '@/shared/units/use-format'
import { EntitySheet } from '../entity/EntitySheet'
import { NameCell } from '../entity/NameCell'
import { markedKey, markOf, useOpenRow } from '../entity/use-table'
import styles from '../entity/parts.module.css'
import { useMarked } from '../state/host-moment'
import type { Marked } from '../state/marks'
import { diskTone } from './disk-health'

export function DisksTab() {
  return (
    <div className={styles.tab}>
      <Disks />
      <MountedFilesystems />
    </div>
  )
}

function Disks() {
  const { t } = useTranslation('twin')
  const rows = useMarked('disk')
  const { row, open, close } = useOpenRow(rows)
  const columns = useDiskColumns(open)
  if (rows.length === 0) return null
  return (
    <section className={styles.part} aria-label={t('disk.devices')}>
      <h2>{t('disk.devices')}</h2>
      <DataTable caption={t('disk.devices')} testId="disks" columns={columns} rows={rows} keyOf={markedKey} onOpen={open} markOf={markOf} />
      {row && <EntitySheet title={row.entity.name ?? row.entity.key} row={row} without={['name']} onClose={close} />}
    </section>
  )
}

function useDiskColumns(onOpen: (row: Marked<DiskEntity>) => void): Column<Marked<DiskEntity>>[] {
  const { t } = useTranslation('twin')
  const format = useFormat()
  const text = useFieldText()
  return useMemo<Column<Marked<DiskEntity>>[]>(() => {
    const dash = format.number(null)
    return [
      { id: 'name', header: t('column.name'), width: 260, narrow: true, cell: (row) => <NameCell name={row.entity.name ?? row.entity.key} note={[row.entity.vendor, row.entity.model].filter(Boolean).join(' ')} mark={row.mark} onOpen={() => onOpen(row)} /> },
      {
        id: 'health', header: t('disk.health'), width: 190, narrow: true,
        cell: ({ entity }) => <StateWord tone={diskTone(entity)}>{entity.smart_health ?? (entity.smart_unavailable ? t('disk.unavailable', { why: entity.smart_unavailable }) : t('disk.unknown'))}</StateWord>,
      },
      { id: 'kind', header: t('disk.kind'), width: 80, cell: ({ entity }) => entity.kind ?? dash },
      { id: 'size', header: t('disk.size'), width: 92, end: true, cell: ({ entity }) => format.bytes(entity.size_bytes) },
      { id: 'temperature', header: t('gpu.temperature'), width: 90, end: true, cell: ({ entity }) => text('temperature_celsius', entity.temperature_celsius) },
      { id: 'wear', header: t('disk.wear'), width: 120, cell: ({ entity }) => (entity.wear_percent === undefined ? dash : <Meter percent={entity.wear_percent} label={t('disk.wear')} text={format.percent(entity.wear_percent)} />) },
      { id: 'errors', header: t('disk.mediaErrors'), width: 110, end: true, cell: ({ entity }) => format.number(entity.media_errors) },
      { id: 'sectors', header: t('disk.reallocated'), width: 120, end: true, cell: ({ entity }) => format.number(entity.reallocated_sectors) },
      { id: 'hours', header: t('disk.powerOn'), width: 110, end: true, cell: ({ entity }) => format.duration(entity.power_on_hours === undefined ? null : entity.power_on_hours * 3600) },
    ]
  }, [t, format, text, onOpen])
}

function MountedFilesystems() {
  const { t } = useTranslation('twin')
  const rows = useMarked('filesystem')
  const { row, open, close } = useOpenRow(rows)
  const columns = useFilesystemColumns(open)
  const fullestFirst = useMemo(() => [...rows].sort((a, b) => (usedShare(b.entity) ?? -1) - (usedShare(a.entity) ?? -1)), [rows])
  if (rows.length === 0) return null
  return (
    <section className={styles.part} aria-label={t('disk.filesystems')}>
      <h2>{t('disk.filesystems')}</h2>
      <DataTable caption={t('disk.filesystems')} testId="filesystems" columns={columns} rows={fullestFirst} keyOf={markedKey} onOpen={open} markOf={markOf} />
      {row && <EntitySheet title={row.entity.mount_point ?? row.entity.key} row={row} without={['mount_point']} onClose={close} />}
    </section>
  )
}

// Of what everybody may use, as df counts it; of the whole only where no more is known.
function usedShare({ used_percent, used_bytes, available_bytes, size_bytes }: FilesystemEntity): number | null {
  const usable = used_bytes === undefined || available_bytes === undefined ? size_bytes : used_bytes + available_bytes
  return used_percent ?? shareOf(used_bytes, usable)
}

function useFilesystemColumns(onOpen: (row: Marked<FilesystemEntity>) => void): Column<Marked<FilesystemEntity>>[] {
  const { t } = useTranslation('twin')
  const format = useFormat()
  return useMemo<Column<Marked<FilesystemEntity>>[]>(() => {
    const dash = format.number(null)
    return [
      { id: 'mount', header: t('disk.mount'), width: 240, narrow: true, cell: (row) => <NameCell name={row.entity.mount_point ?? row.entity.key} mark={row.mark} onOpen={() => onOpen(row)} /> },
      { id: 'used', header: t('disk.used'), width: 160, narrow: true, cell: ({ entity }) => <Meter percent={usedShare(entity)} label={entity.mount_point ?? entity.key} text={format.percent(usedShare(entity))} /> },
      { id: 'space', header: t('disk.space'), width: 190, end: true, cell: ({ entity }) => t('of', { part: format.bytes(entity.used_bytes), whole: format.bytes(entity.size_bytes) }) },
      { id: 'free', header: t('disk.free'), width: 100, end: true, cell: ({ entity }) => format.bytes(entity.available_bytes) },
      { id: 'inodes', header: t('disk.inodes'), width: 100, end: true, cell: ({ entity }) => format.percent(entity.inodes_used_percent) },
      { id: 'device', header: t('disk.device'), width: 170, cell: ({ entity }) => entity.device ?? dash },
      { id: 'type', header: t('disk.kind'), width: 80, cell: ({ entity }) => entity.filesystem_type ?? dash },
    ]
  }, [t, format, onOpen])
}
