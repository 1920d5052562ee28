import type { ReactNode } from 'react'
import { Sheet } from '@/shared/ui/Sheet'
import { useHostMoment } from '../state/host-moment'
import type { Marked } from '../state/marks'
import { FieldList } from './FieldList'
import { MarkTag } from './MarkTag'
import styles from './EntitySheet.module.css'

interface EntitySheetProps {
  title: string
  row: Marked<{ key: string }>
  subtitle?: ReactNode
  /** Fields that the children show. */
  without?: readonly string[]
  onClose: () => void
  children?: ReactNode
}

/** Everything about one thing at the moment that the page shows. */
export function EntitySheet({ title, row: { entity, mark }, subtitle, without, onClose, children }: EntitySheetProps) {
  const { momentMs } = useHostMoment()
  return (
    <Sheet
      title={title}
      subtitle={
        <>
          <MarkTag mark={mark} />
          {subtitle}
        </>
      }
      onClose={onClose}
    >
      {children}
      <FieldList entity={entity} without={without} changes={mark?.fields} momentMs={momentMs} />
    </Sheet>
  )
}

interface CodeBlockProps {
  title: string
  lines: readonly string[]
  action?: ReactNode
}

/** A command or a list of names, as they are. */
export function CodeBlock({ title, lines, action }: CodeBlockProps) {
  return (
    <section>
      <header className={styles.head}>
        <h3>{title}</h3>
        {action}
      </header>
      <pre className={styles.code}>{lines.join('\n')}</pre>
    </section>
  )
}
