import { Trash2 } from 'lucide-react'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { DataTable } from '@/shared/table/DataTable'
import type { Column } from '@/shared/table/table-model'
import { Button, IconButton } from '@/shared/ui/Button'
import { LoadProblem } from '@/shared/ui/LoadProblem'
import { Modal, ModalActions } from '@/shared/ui/Modal'
import { useFormat } from '@/shared/units/use-format'
import { deleteRack } from '../api/delete-rack'
import type { Container, Rack } from '../api/site'
import styles from './Places.module.css'
import { usePlaceAction } from './use-place-action'

interface RackListProps {
  racks: readonly Rack[]
  containers: readonly Container[]
  withActions: boolean
}

export function RackList({ racks, containers, withActions }: RackListProps) {
  const { t } = useTranslation('miners')
  const { t: common } = useTranslation('common')
  const format = useFormat()
  const [leaving, setLeaving] = useState<Rack | null>(null)
  const remove = usePlaceAction(deleteRack, () => setLeaving(null))
  const columns = useMemo<Column<Rack>[]>(
    () => [
      { id: 'name', header: t('column.name'), width: 120, narrow: true, cell: ({ name }) => <strong>{name}</strong> },
      { id: 'container', header: t('map.container'), width: 130, cell: ({ container_id }) => containers.find(({ id }) => id === container_id)?.name ?? format.number(null) },
      { id: 'size', header: t('places.size'), width: 84, narrow: true, cell: ({ rows, columns: wide }) => t('places.sizeOf', { rows, columns: wide }) },
      { id: 'miners', header: t('title'), width: 90, end: true, narrow: true, cell: ({ summary }) => format.number(summary?.total_miners) },
      ...(withActions
        ? [
            {
              id: 'remove', header: '', width: 48,
              cell: (rack: Rack) => (
                <IconButton label={t('places.removeRack', { name: rack.name })} onClick={() => setLeaving(rack)}>
                  <Trash2 size={14} aria-hidden />
                </IconButton>
              ),
            },
          ]
        : []),
    ],
    [t, format, containers, withActions],
  )
  return (
    <>
      {racks.length === 0 ? <p className={styles.soft}>{t('places.noRacks')}</p> : <DataTable caption={t('places.racks')} testId="racks" columns={columns} rows={racks} keyOf={({ id }) => String(id)} />}
      {leaving && (
        <Modal title={t('places.removeRack', { name: leaving.name })} description={t('places.removeRackWords')} onClose={() => setLeaving(null)}>
          {remove.error && <LoadProblem error={remove.error} />}
          <ModalActions>
            <Button autoFocus onClick={() => setLeaving(null)}>{common('cancel')}</Button>
            <Button look="danger" disabled={remove.isPending} onClick={() => remove.mutate(leaving.id)}>
              {t('places.remove')}
            </Button>
          </ModalActions>
        </Modal>
      )}
    </>
  )
}
