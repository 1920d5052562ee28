import type { CSSProperties } from 'react'
import { useTranslation } from 'react-i18next'
import type { Run } from './api/action'
import { minersOf, statesOf, stateLooks } from './item-state'
import styles from './Run.module.css'

/** How far a run has come: a part of the bar for each state. */
export function RunBar({ counts }: { counts: Run['counts'] }) {
  const { t } = useTranslation('minerActions')
  const states = statesOf(counts)
  const words = states.map(([state, count]) => t('run.stateCount', { state: t(`state.${state}`), count })).join(', ')
  return (
    <span className={styles.bar} role="img" aria-label={words} title={words}>
      {states.map(([state, count]) => (
        <span key={state} className={`${styles.part} ${styles[stateLooks[state].tone]}`} data-state={state} style={{ '--share': count / minersOf(counts) } as CSSProperties} />
      ))}
    </span>
  )
}
