import { Popover } from 'radix-ui'
import { useTranslation } from 'react-i18next'
import type { Miner, Verdict } from '../api/miner'
import styles from './parts.module.css'
import { useReasons, useVerdictName } from './use-words'

const calm: readonly Verdict[] = ['hashing', 'sleeping', 'unknown']
const grave: readonly Verdict[] = ['claims_only', 'wrong_pool', 'wrong_worker', 'offline']

export function verdictTone(verdict: Verdict): 'calm' | 'warning' | 'critical' {
  if (calm.includes(verdict)) return 'calm'
  return grave.includes(verdict) ? 'critical' : 'warning'
}

/** What the three witnesses together say; a click tells why. */
export function VerdictMark({ miner }: { miner: Pick<Miner, 'name' | 'verdict' | 'verdict_reasons' | 'verdict_statements'> }) {
  const { t } = useTranslation('miners')
  const { name, verdict } = miner
  const verdictName = useVerdictName()
  const reasons = useReasons(miner)
  const tone = verdictTone(verdict)
  const word = verdictName(verdict)
  if (reasons.length === 0) return <span className={tone === 'calm' ? undefined : styles[tone]}>{word}</span>
  return (
    <Popover.Root>
      <Popover.Trigger asChild>
        <button type="button" className={`${styles.verdict} ${styles[tone]}`} title={reasons.join('\n')} aria-label={t('verdictOf', { verdict: word, name })}>
          {word}
        </button>
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content className={styles.reasons} align="start" sideOffset={4} collisionPadding={8}>
          <h3>{word}</h3>
          <ul>
            {reasons.map((reason) => (
              <li key={reason}>{reason}</li>
            ))}
          </ul>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  )
}
