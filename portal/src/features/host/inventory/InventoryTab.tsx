import { Download } from 'lucide-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { fromLocalInput, toLocalInput } from '@/shared/time/rewind'
import { serverNow } from '@/shared/time/server-clock'
import { Button } from '@/shared/ui/Button'
import { LoadProblem } from '@/shared/ui/LoadProblem'
import { Notice } from '@/shared/ui/Notice'
import { saveFile } from '@/shared/ui/save-file'
import { useFormat } from '@/shared/units/use-format'
import { stateQuery } from '../api/get-state'
import parts from '../entity/parts.module.css'
import { useHostMoment } from '../state/host-moment'
import { inventoryKinds } from './inventory-kinds'
import styles from './InventoryTab.module.css'
import { Packages } from './Packages'
import { SpecSheet } from './SpecSheet'
import { useComparison } from './use-comparison'

const DAY_MS = 86_400_000

export function InventoryTab() {
  const { t } = useTranslation('twin')
  const format = useFormat()
  const { host, state, atMs } = useHostMoment()
  const comparison = useComparison(host.id, atMs)
  const packages = useQuery(stateQuery({ hostId: host.id, atMs, kinds: ['package'] }))
  const installed = packages.data?.entities.package ?? []
  const download = () => {
    const sheet = Object.fromEntries([...inventoryKinds.map((kind) => [kind, state?.entities[kind] ?? []]), ['package', installed]])
    saveFile(`${host.name}-inventory.json`, 'application/json', JSON.stringify({ host: host.name, as_of_ms: state?.as_of_ms ?? null, ...sheet }, null, 2))
  }
  return (
    <div className={parts.tab}>
      <div className={styles.bar}>
        <label className={styles.compare}>
          {t('inventory.compare')}
          <input
            type="datetime-local"
            step={1}
            key={comparison.withMs ?? 0}
            defaultValue={comparison.withMs === null ? '' : toLocalInput(comparison.withMs)}
            max={toLocalInput(serverNow())}
            onBlur={(event) => {
              const ms = fromLocalInput(event.target.value)
              if (ms !== null) comparison.choose(ms)
            }}
          />
        </label>
        {([1, 7, 30] as const).map((days) => (
          <Button key={days} look="quiet" onClick={() => comparison.choose((atMs ?? serverNow()) - days * DAY_MS)}>
            {t('inventory.daysBefore', { count: days })}
          </Button>
        ))}
        {comparison.withMs !== null && (
          <Button look="quiet" onClick={() => comparison.choose(null)}>
            {t('inventory.noCompare')}
          </Button>
        )}
        <Button className={styles.download} onClick={download}>
          <Download size={14} aria-hidden />
          {t('inventory.json')}
        </Button>
      </div>
      {comparison.error && <LoadProblem error={comparison.error} />}
      {comparison.withMs !== null && comparison.ready && (
        <Notice tone="info">
          {comparison.changes.length === 0
            ? t('inventory.same', { time: format.dateTime(comparison.withMs) })
            : t('inventory.differs', { count: comparison.changes.length, time: format.dateTime(comparison.withMs) })}
        </Notice>
      )}
      <SpecSheet marks={comparison.marks} changes={comparison.changes} />
      {packages.error ? <LoadProblem error={packages.error} onRetry={() => void packages.refetch()} /> : <Packages packages={installed} marks={comparison.marks} changes={comparison.changes} isPending={packages.isPending} />}
    </div>
  )
}
