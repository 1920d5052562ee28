import { useTranslation } from 'react-i18next'
import type { ReactNode } from 'react'
import type { AlgorithmTotal } from '../api/site'
import { algorithmName } from './algorithms'
import styles from './AlgorithmLines.module.css'

interface AlgorithmLinesProps {
  totals: readonly AlgorithmTotal[]
  /** What the line of one says, before its name. */
  children: (total: AlgorithmTotal) => ReactNode
}

/** A line for each algorithm: rates of two of them cannot be added. */
export function AlgorithmLines({ totals, children }: AlgorithmLinesProps) {
  const { t } = useTranslation('miners')
  return (
    <ul className={styles.lines}>
      {totals.map((total) => (
        <li key={total.algorithm ?? ''} data-algorithm={total.algorithm ?? 'unknown'}>
          {children(total)}
          <small className={styles.name}>{total.algorithm === null ? t('algorithmUnknown') : algorithmName(total.algorithm)}</small>
        </li>
      ))}
    </ul>
  )
}
