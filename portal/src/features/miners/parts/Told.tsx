import styles from './parts.module.css'
import { Unknown } from './Unknown'

interface ToldProps {
  text: string | null | undefined
  title?: string | null | undefined
  mono?: boolean
  /** What stands there when nothing is told; the usual mark when absent. */
  none?: string
}

/** A text that may be longer than its cell. */
export function Told({ text, title = text, mono = false, none }: ToldProps) {
  if (!text) return none === undefined ? <Unknown /> : <span>{none}</span>
  return (
    <span className={mono ? styles.mono : undefined} title={title ?? undefined}>
      {text}
    </span>
  )
}
