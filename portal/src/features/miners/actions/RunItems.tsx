import { useQueries } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useFormat } from '@/shared/units/use-format'
import { minersQuery } from '../api/list-miners'
import parts from '../parts/parts.module.css'
import type { ItemState, Run, RunItem } from './api/action'
import { ItemStateMark } from './ItemStateMark'
import styles from './Run.module.css'

interface RunItemsProps {
  run: Run
  /** Those of one state alone; all where absent. */
  only: ItemState | null
  nowMs: number
}

/** A line for each miner, in the order in which they have their turns. */
export function RunItems({ run, only, nowMs }: RunItemsProps) {
  const { t } = useTranslation('minerActions')
  const items = run.items ?? []
  const names = useMinerNames(items)
  return (
    <ul className={styles.items} aria-label={t('run.list')}>
      {items
        .filter(({ state }) => only === null || state === only)
        .map((item) => (
          <Item key={item.miner_id} item={item} name={names.get(item.miner_id) ?? item.miner_key} nowMs={nowMs} />
        ))}
    </ul>
  )
}

function Item({ item, name, nowMs }: { item: RunItem; name: string; nowMs: number }) {
  const format = useFormat()
  const at = item.ended_at ?? item.sent_at
  return (
    <li className={styles.item} data-testid="run-item" data-state={item.state}>
      <Link className={`${parts.link} ${parts.name} ${styles.name}`} to={`/miners/${item.miner_id}`} title={item.miner_key}>
        {name}
      </Link>
      <ItemStateMark item={item} />
      <span className={styles.detail}>{item.detail}</span>
      <span className={`${styles.soft} ${styles.when}`} title={format.dateTime(at)}>
        {at == null ? '' : format.ago(at, nowMs)}
      </span>
    </li>
  )
}

const NAMES_KEPT_MS = 300_000
/** More than a run can hold. */
const MOST_LISTED = 10_000

/** A run tells numbers; what the miners are called, their sites tell. One that was forgotten has its key. */
function useMinerNames(items: readonly RunItem[]): ReadonlyMap<number, string> {
  const sites = [...new Set(items.map(({ site_id }) => site_id))].sort((a, b) => a - b)
  const lists = useQueries({
    queries: sites.map((site) => ({ ...minersQuery({ site, limit: MOST_LISTED }, false), staleTime: NAMES_KEPT_MS })),
    combine: (results) => results.map(({ data }) => data),
  })
  return useMemo(() => new Map(lists.flatMap((list) => list?.miners.map(({ id, name }): [number, string] => [id, name]) ?? [])), [lists])
}
