import { useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '@/shared/ui/Button'
import { SelectField } from '@/shared/ui/Field'
import { Modal, ModalActions } from '@/shared/ui/Modal'
import type { Miner } from '../api/miner'
import { usePoolOptions } from './pool-options'
import { useBulkEdit } from './use-bulk-edit'

/** The pool that all that are chosen are meant to work for. */
export function BulkPool({ miners, onClose }: { miners: readonly Miner[]; onClose: () => void }) {
  const { t } = useTranslation(['minerEdits', 'common'])
  const { save, isPending, problem } = useBulkEdit(miners, onClose)
  const sites = [...new Set(miners.map(({ site_id }) => site_id))]
  const { options } = usePoolOptions(sites, null)
  const common = miners.every(({ pool_id }) => (pool_id ?? null) === (miners[0]?.pool_id ?? null)) ? String(miners[0]?.pool_id ?? '') : ''
  const [pool, setPool] = useState(common)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save({ pool_id: pool === '' ? null : Number(pool) })
  }
  return (
    <Modal title={t('minerEdits:bulk.poolTitle', { count: miners.length })} description={t(sites.length > 1 ? 'minerEdits:bulk.poolSites' : 'minerEdits:pool.hint')} onClose={onClose}>
      <form onSubmit={submit}>
        <SelectField label={t('minerEdits:pool.label')} value={pool} options={options} onChange={setPool} problem={problem} />
        <ModalActions>
          <Button onClick={onClose}>{t('common:cancel')}</Button>
          <Button type="submit" look="primary" disabled={isPending}>
            {t('minerEdits:bulk.poolSave')}
          </Button>
        </ModalActions>
      </form>
    </Modal>
  )
}
