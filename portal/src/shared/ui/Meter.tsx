import type { CSSProperties } from 'react'
import styles from './Meter.module.css'

interface MeterProps {
  /** 0 to 100; null when it is not known. */
  percent: number | null
  label: string
  /** What stands beside the bar; the bar alone when absent. */
  text?: string
}

/** Where a bar turns from calm to attention to critical. */
const ATTENTION_FROM = 65
const CRITICAL_FROM = 90

function toneOf(percent: number): 'ok' | 'attention' | 'critical' {
  if (percent > CRITICAL_FROM) return 'critical'
  return percent >= ATTENTION_FROM ? 'attention' : 'ok'
}

export function Meter({ percent, label, text }: MeterProps) {
  const tone = percent === null ? '' : styles[toneOf(percent)]
  const share = percent === null ? 0 : Math.min(100, Math.max(0, percent))
  return (
    <span className={styles.meter}>
      <span
        className={`${styles.track} ${tone}`}
        style={{ '--share': share / 100 } as CSSProperties}
        role="meter"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.round(share)}
        aria-valuetext={text}
      />
      {text !== undefined && <span className={styles.text}>{text}</span>}
    </span>
  )
}
