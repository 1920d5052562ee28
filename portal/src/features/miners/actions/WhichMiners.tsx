import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Notice } from '@/shared/ui/Notice'
import { usePowerText } from '../parts/use-power-text'
import type { Miner } from '../api/miner'
import styles from './ActionSheet.module.css'
import type { ActionName } from './api/action'
import type { RunPlan } from './run-plan'
import { useRefusalText } from './use-refusal-text'

const NAMES_AT_ONCE = 12

/** Who has it done, and who is left out and why, by name. */
export function WhichMiners({ plan: { miners, leftOut, silent }, action }: { plan: RunPlan; action: ActionName }) {
  const { t } = useTranslation('minerActions')
  const refusalText = useRefusalText()
  return (
    <div className={styles.which}>
      {miners.length > 0 && <Names miners={miners} />}
      {action === 'pause' && <PowerChange miners={miners} />}
      {silent > 0 && <Notice tone="attention">{t('sheet.silent', { count: silent })}</Notice>}
      {leftOut.length > 0 && (
        <Notice tone={miners.length === 0 ? 'attention' : 'info'}>
          <ul data-testid="left-out">
            {leftOut.map(({ refusal, miners: out }) => (
              <li key={refusalText(refusal)}>
                <strong>{t('sheet.leftOut', { count: out.length })}</strong> {refusalText(refusal)} <Names miners={out} soft />
              </li>
            ))}
          </ul>
        </Notice>
      )}
    </div>
  )
}

function Names({ miners, soft = false }: { miners: readonly Miner[]; soft?: boolean }) {
  const { t } = useTranslation('minerActions')
  const [all, setAll] = useState(false)
  const shown = all ? miners : miners.slice(0, NAMES_AT_ONCE)
  const rest = miners.length - shown.length
  return (
    <span className={`${styles.names} ${soft ? styles.soft : ''}`}>
      {shown.map(({ name }) => name).join(', ')}{' '}
      {rest > 0 && (
        <button type="button" className={styles.more} onClick={() => setAll(true)}>
          {t('sheet.more', { count: rest })}
        </button>
      )}
    </span>
  )
}

/** What the site draws less, as far as the devices tell. */
function PowerChange({ miners }: { miners: readonly Miner[] }) {
  const { t } = useTranslation('minerActions')
  const powerText = usePowerText()
  const told = miners.flatMap(({ power_watts }) => power_watts ?? [])
  if (told.length === 0) return null
  return <p className={styles.soft}>{t('sheet.lessPower', { power: powerText(told.reduce((sum, watts) => sum + watts, 0)), count: told.length })}</p>
}
