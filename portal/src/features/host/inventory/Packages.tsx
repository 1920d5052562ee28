import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { PackageEntity } from '@/shared/states/entities'
import { DataTable } from '@/shared/table/DataTable'
import { compareRows, matchesWords, type Column } from '@/shared/table/table-model'
import { TableToolbar } from '@/shared/table/TableToolbar'
import { useTableView } from '@/shared/table/use-table-view'
import { Skeleton } from '@/shared/ui/Skeleton'
import { Tag } from '@/shared/ui/Tag'
import { useFormat } from '@/shared/units/use-format'
import type { EntityChange } from '../api/get-state-diff'
import parts from '../entity/parts.module.css'
import { markedKey, markOf } from '../entity/use-table'
import { entityId } from '../state/live-state'
import type { Marked, Marks } from '../state/marks'

type Row = Marked<PackageEntity>
const usual = { search: '', sort: 'name', descending: false }
const columnIds = ['name', 'version', 'architecture', 'manager']

interface PackagesProps {
  packages: readonly PackageEntity[]
  marks: Marks
  changes: readonly EntityChange[]
  isPending: boolean
}

export function Packages({ packages, marks, changes, isPending }: PackagesProps) {
  const { t } = useTranslation('twin')
  const [view, change] = useTableView(usual, columnIds)
  const columns = usePackageColumns()
  const shown = useMemo(() => {
    const there: Row[] = packages.map((entity) => ({ entity, mark: marks.get(entityId('package', entity.key)) ?? null }))
    const gone: Row[] = changes.flatMap(({ kind, change: how, before }) => (kind === 'package' && how === 'gone' && before ? [{ entity: before as PackageEntity, mark: { change: 'gone', fields: [] } }] : []))
    return [...there, ...gone]
      .filter(({ entity }) => matchesWords(view.search, [entity.name, entity.key, entity.version]))
      .sort(compareRows(columns.find(({ id }) => id === view.sort), view.descending, markedKey))
  }, [packages, marks, changes, view, columns])
  if (isPending) return <Skeleton lines={6} height={32} />
  return (
    <section className={parts.part} aria-label={t('inventory.packages')}>
      <h2>{t('inventory.packages')}</h2>
      {packages.length === 0 ? (
        <p className={parts.soft}>{t('inventory.noPackages')}</p>
      ) : (
        <>
          <TableToolbar search={view.search} onSearch={(search) => change({ search })} placeholder={t('inventory.searchPackages')} count={t('inventory.packageCount', { count: shown.length })} />
          <DataTable caption={t('inventory.packages')} testId="packages" columns={columns} rows={shown} keyOf={markedKey} view={view} onSort={change} markOf={markOf} />
        </>
      )}
    </section>
  )
}

function usePackageColumns(): Column<Row>[] {
  const { t } = useTranslation('twin')
  const format = useFormat()
  return useMemo<Column<Row>[]>(() => {
    const dash = format.number(null)
    return [
      {
        id: 'name', header: t('column.name'), width: 220, narrow: true, smallFirst: true,
        sort: ({ entity }) => entity.name ?? entity.key,
        cell: ({ entity, mark }) => (
          <>
            {entity.name ?? entity.key} {mark && <Tag tone="accent">{t(`inventory.mark.${mark.change}`)}</Tag>}
          </>
        ),
      },
      {
        id: 'version', header: t('inventory.version'), width: 210, narrow: true, smallFirst: true,
        sort: ({ entity }) => entity.version,
        cell: ({ entity, mark }) => {
          const before = mark?.fields.find(({ name }) => name === 'version')?.before
          return before === undefined ? (entity.version ?? dash) : t('inventory.versionWas', { now: entity.version ?? dash, before: String(before) })
        },
      },
      { id: 'architecture', header: t('inventory.architecture'), width: 130, smallFirst: true, sort: ({ entity }) => entity.architecture, cell: ({ entity }) => entity.architecture ?? dash },
      { id: 'manager', header: t('inventory.manager'), width: 110, smallFirst: true, sort: ({ entity }) => entity.package_manager, cell: ({ entity }) => entity.package_manager ?? dash },
    ]
  }, [t, format])
}
