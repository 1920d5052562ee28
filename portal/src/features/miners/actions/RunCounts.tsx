import { useTranslation } from 'react-i18next'
import { useFormat } from '@/shared/units/use-format'
import type { ItemState, Run } from './api/action'
import { ItemStateIcon } from './ItemStateMark'
import { statesOf } from './item-state'
import styles from './Run.module.css'

interface RunCountsProps {
  counts: Run['counts']
  only: ItemState | null
  onChoose: (only: ItemState | null) => void
}

/** How many are in each state; a click shows those alone. */
export function RunCounts({ counts, only, onChoose }: RunCountsProps) {
  const { t } = useTranslation('minerActions')
  const format = useFormat()
  return (
    <div className={styles.counts} role="group" aria-label={t('run.states')}>
      {statesOf(counts).map(([state, count]) => (
        <button key={state} type="button" className={styles.count} aria-pressed={only === state} onClick={() => onChoose(only === state ? null : state)} data-state={state}>
          <ItemStateIcon state={state} />
          {t(`state.${state}`)}
          <strong>{format.number(count)}</strong>
        </button>
      ))}
    </div>
  )
}
