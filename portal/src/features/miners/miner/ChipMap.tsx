import { useTranslation } from 'react-i18next'
import styles from './Boards.module.css'

/** More than any board has; a longer text is no map of chips. */
const MOST_CHIPS = 1024

/** A square per chip: filled works, empty does not. */
export function ChipMap({ title, map }: { title: string; map: string }) {
  const { t } = useTranslation('miners')
  const chips = [...map.slice(0, MOST_CHIPS)]
  const dead = chips.filter((chip) => chip === 'x').length
  const words = dead === 0 ? t('chip.allWork', { count: chips.length }) : t('chip.dead', { dead, count: chips.length })
  return (
    <figure className={styles.map}>
      <figcaption>
        <span>{title}</span>
        <span className={dead > 0 ? styles.missing : styles.soft}>{words}</span>
      </figcaption>
      <div className={styles.chips} role="img" aria-label={`${title}: ${words}`}>
        {chips.map((chip, index) => (
          <span key={index} className={chip === 'x' ? styles.dead : chip === 'o' ? styles.works : undefined} title={t('chip.number', { number: index + 1 })} />
        ))}
      </div>
    </figure>
  )
}
