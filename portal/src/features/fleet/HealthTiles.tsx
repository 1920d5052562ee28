import { useTranslation } from 'react-i18next'
import { ATTENTION_PERCENT, type Health } from '@/shared/hosts/health'
import { StatusIcon } from '@/shared/ui/StatusMark'
import { useFormat } from '@/shared/units/use-format'
import styles from './HealthTiles.module.css'

const order: readonly Health[] = ['online', 'attention', 'offline', 'stale', 'pending']

interface HealthTilesProps {
  counts: Record<Health, number>
  chosen: Health | null
  onChoose: (health: Health | null) => void
}

export function HealthTiles({ counts, chosen, onChoose }: HealthTilesProps) {
  const { t } = useTranslation(['fleet', 'common'])
  const format = useFormat()
  return (
    <div className={styles.tiles} role="group" aria-label={t('fleet:tiles.label')}>
      {order.map((health) => (
        <button
          key={health}
          type="button"
          className={`${styles.tile} ${counts[health] === 0 ? styles.none : ''}`}
          aria-pressed={chosen === health}
          onClick={() => onChoose(chosen === health ? null : health)}
          title={t(`fleet:tiles.${health}`, { percent: ATTENTION_PERCENT })}
        >
          <span className={styles.name}>
            <StatusIcon health={health} />
            {t(`common:health.${health}`)}
          </span>
          <strong className={styles.count}>{format.number(counts[health])}</strong>
          <span className={styles.words}>{t(`fleet:tiles.${health}`, { percent: ATTENTION_PERCENT })}</span>
        </button>
      ))}
    </div>
  )
}
