import type { CSSProperties } from 'react'
import styles from './ShareBar.module.css'
import { shareTone } from './share-tone'

/** How much of what is expected is there; only a lack has a colour. */
export function ShareBar({ share, label }: { share: number | null; label: string }) {
  const shown = share === null ? 0 : Math.min(1, Math.max(0, share))
  return (
    <span
      className={`${styles.track} ${styles[shareTone(share)]}`}
      style={{ '--share': shown } as CSSProperties}
      role="meter"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.round(shown * 100)}
    />
  )
}
