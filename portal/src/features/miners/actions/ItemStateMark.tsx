import { useTranslation } from 'react-i18next'
import type { ItemState, RunItem } from './api/action'
import { stateLooks } from './item-state'
import styles from './Run.module.css'

export function ItemStateIcon({ state, size = 14 }: { state: ItemState; size?: number }) {
  const { Icon, tone } = stateLooks[state]
  return <Icon size={size} className={styles[`${tone}Text`]} aria-hidden />
}

const outcomes = ['not_allowed', 'not_supported', 'credentials', 'unreachable', 'changed_identity'] as const

/** What became of one order; of one that was refused, by what. */
export function ItemStateMark({ item: { state, outcome } }: { item: Pick<RunItem, 'state' | 'outcome'> }) {
  const { t } = useTranslation('minerActions')
  const known = outcomes.find((name) => name === outcome)
  return (
    <span className={`${styles.state} ${styles[`${stateLooks[state].tone}Text`]}`}>
      <ItemStateIcon state={state} />
      {known ? t(`outcome.${known}`) : t(`state.${state}`)}
    </span>
  )
}
