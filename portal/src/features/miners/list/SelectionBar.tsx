import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Button, IconButton } from '@/shared/ui/Button'
import { useProblemText } from '@/shared/ui/use-problem-text'
import styles from './SelectionBar.module.css'
import type { MinerSelection } from './use-miner-selection'

interface SelectionBarProps {
  selection: MinerSelection
  /** How many miners the filter fits. */
  total: number
  listed: number
  /** What can be done with the chosen ones. */
  children?: ReactNode
}

/** At the foot of the list while something is ticked. */
export function SelectionBar({ selection, total, listed, children }: SelectionBarProps) {
  const { t } = useTranslation('minerActions')
  const problemText = useProblemText()
  const { miners, hidden, choosing, error } = selection
  if (miners.length === 0) return null
  // Of chosen ones that are not listed nobody knows whether the filter fits them.
  const more = listed < total ? miners.length < total : miners.length - hidden < total
  return (
    <div className={styles.bar} role="region" aria-label={t('choose.bar')} data-testid="selection-bar">
      <span className={styles.count} role="status">
        <strong>{t('choose.count', { count: miners.length })}</strong>
        {hidden > 0 && <span className={styles.soft}>{t('choose.hidden', { count: hidden })}</span>}
      </span>
      {more && (
        <Button look="quiet" disabled={choosing} onClick={selection.chooseAll}>
          {t('choose.all', { count: total })}
        </Button>
      )}
      {error && (
        <span className={styles.problem} role="alert">
          {problemText(error)}
        </span>
      )}
      <span className={styles.actions}>{children}</span>
      <IconButton label={t('choose.clear')} onClick={selection.clear}>
        <X size={16} aria-hidden />
      </IconButton>
    </div>
  )
}
