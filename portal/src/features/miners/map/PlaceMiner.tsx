import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Search } from 'lucide-react'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { matchesWords } from '@/shared/table/table-model'
import toolbar from '@/shared/table/TableToolbar.module.css'
import { LoadProblem } from '@/shared/ui/LoadProblem'
import { Modal } from '@/shared/ui/Modal'
import { changeMiner } from '../api/change-miner'
import { minersKey } from '../api/list-miners'
import { sitesKey } from '../api/list-sites'
import type { Miner } from '../api/miner'
import type { Rack } from '../api/site'
import { MinerStatusIcon } from '../parts/MinerStatusMark'
import styles from './PlaceMiner.module.css'

interface PlaceMinerProps {
  rack: Rack
  row: number
  column: number
  /** Those that have no place yet. */
  miners: readonly Miner[]
  onClose: () => void
}

const MOST_SHOWN = 100

/** Which miner stands in an empty slot. */
export function PlaceMiner({ rack, row, column, miners, onClose }: PlaceMinerProps) {
  const { t } = useTranslation('miners')
  const queries = useQueryClient()
  const [search, setSearch] = useState('')
  const place = useMutation({
    mutationFn: changeMiner,
    onSuccess: async () => {
      await Promise.all([queries.invalidateQueries({ queryKey: minersKey }), queries.invalidateQueries({ queryKey: sitesKey })])
      onClose()
    },
  })
  const found = useMemo(() => miners.filter(({ name, ip_address, mac, model, worker }) => matchesWords(search, [name, ip_address, mac, model, worker])), [miners, search])
  return (
    <Modal title={t('placing.title', { rack: rack.name, place: t('slotShort', { row: row + 1, column: column + 1 }) })} description={t('placing.words')} onClose={onClose}>
      <label className={toolbar.search}>
        <Search size={14} aria-hidden />
        <input type="search" autoFocus value={search} onChange={(event) => setSearch(event.target.value)} placeholder={t('search')} aria-label={t('search')} />
      </label>
      {place.error && <LoadProblem error={place.error} />}
      {found.length === 0 && <p className={styles.soft}>{t(miners.length === 0 ? 'placing.none' : 'placing.nothing')}</p>}
      <ul className={styles.miners}>
        {found.slice(0, MOST_SHOWN).map((miner) => (
          <li key={miner.id}>
            <button type="button" disabled={place.isPending} onClick={() => place.mutate({ id: miner.id, rack_id: rack.id, rack_row: row, rack_column: column })}>
              <MinerStatusIcon status={miner.status} />
              <span className={styles.name}>{miner.name}</span>
              <span className={styles.soft}>{miner.mac ?? miner.ip_address}</span>
            </button>
          </li>
        ))}
      </ul>
      {found.length > MOST_SHOWN && <p className={styles.soft}>{t('placing.more', { count: found.length - MOST_SHOWN })}</p>}
    </Modal>
  )
}
