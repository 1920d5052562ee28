import { useTranslation } from 'react-i18next'
import { useFormat } from '@/shared/units/use-format'
import type { HostChange } from '../api/get-changes'
import { categoryOf } from './changes-view'
import { ChangeIcon } from './ChangeIcon'
import styles from './ChangeLane.module.css'
import type { ChangeCluster } from './cluster-changes'
import { BeforeAfter } from '@/shared/states/BeforeAfter'

const MOST_SHOWN = 8

/** What is behind a mark of the lane, before and after. */
export function ChangeTip({ cluster: { place, changes } }: { cluster: ChangeCluster }) {
  const { t } = useTranslation('twin')
  const rest = changes.length - MOST_SHOWN
  return (
    <div className={styles.tip} data-side={place > 0.5 ? 'right' : 'left'} style={place > 0.5 ? { right: `${(1 - place) * 100}%` } : { left: `${place * 100}%` }} role="tooltip">
      <ul>
        {changes.slice(0, MOST_SHOWN).map((change) => (
          <TipLine key={`${change.at_ms} ${change.kind} ${change.key}`} change={change} />
        ))}
      </ul>
      {rest > 0 && <p className={styles.soft}>{t('change.more', { count: rest })}</p>}
      <p className={styles.soft}>{t('change.clickHint')}</p>
    </div>
  )
}

function TipLine({ change }: { change: HostChange }) {
  const format = useFormat()
  return (
    <li className={styles.line}>
      <ChangeIcon category={categoryOf(change)} />
      <span className={styles.soft}>{format.time(change.at_ms)}</span>
      <BeforeAfter change={change} />
    </li>
  )
}
