import styles from './Skeleton.module.css'

/** Grey lines where values are about to be. */
export function Skeleton({ lines = 1, height = 16 }: { lines?: number; height?: number }) {
  return (
    <div className={styles.stack} aria-hidden>
      {Array.from({ length: lines }, (_, line) => (
        <div key={line} className={styles.line} style={{ height }} />
      ))}
    </div>
  )
}
