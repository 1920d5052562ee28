import { useTranslation } from 'react-i18next'
import { Card } from '@/shared/ui/Card'
import { CopyButton } from '@/shared/ui/CopyButton'
import styles from './MinerPage.module.css'

/** What a device that nobody knows answered, as it came: text to send to who can teach it. */
export function RawReplies({ replies }: { replies: readonly string[] }) {
  const { t } = useTranslation('miners')
  if (replies.length === 0) return null
  return (
    <Card title={t('raw.title')} actions={<CopyButton text={replies.join('\n\n')} label={t('raw.copy')} />}>
      <div className={styles.stack}>
        <p className={styles.soft}>{t('raw.words')}</p>
        {replies.map((reply, index) => (
          <pre key={index} className={styles.raw} tabIndex={0}>
            {reply}
          </pre>
        ))}
      </div>
    </Card>
  )
}
