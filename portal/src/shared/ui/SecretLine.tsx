import { Fragment } from 'react'
import { CopyButton } from './CopyButton'
import styles from './SecretLine.module.css'

interface SecretLineProps {
  text: string
  /** Names the copy button. */
  label: string
  testId?: string
}

/** A command or a key to take away, with the button that copies it. */
export function SecretLine({ text, label, testId }: SecretLineProps) {
  return (
    <div className={styles.line}>
      <pre className={styles.text} tabIndex={0}>
        <code data-testid={testId}>
          {text.split(' ').map((word, index) => (
            <Fragment key={index}>
              {index > 0 && ' '}
              <span className={styles.word}>{word}</span>
            </Fragment>
          ))}
        </code>
      </pre>
      <CopyButton text={text} label={label} words />
    </div>
  )
}
