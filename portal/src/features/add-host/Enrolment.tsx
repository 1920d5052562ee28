import { useQuery } from '@tanstack/react-query'
import { LoaderCircle } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { EnrolmentToken } from '@/shared/api/types'
import { useNow } from '@/shared/time/use-now'
import { Button } from '@/shared/ui/Button'
import { Card } from '@/shared/ui/Card'
import { LoadProblem } from '@/shared/ui/LoadProblem'
import { Notice } from '@/shared/ui/Notice'
import { SecretLine } from '@/shared/ui/SecretLine'
import { useFormat } from '@/shared/units/use-format'
import styles from './AddHostPage.module.css'
import { tokenQuery } from './api/get-token'
import { FirstCharts } from './FirstCharts'

interface EnrolmentProps {
  token: EnrolmentToken
  onAgain: () => void
  onAnother: () => void
}

/** Shows the line to paste and turns into the first charts when the agent has come. */
export function Enrolment({ token, onAgain, onAnother }: EnrolmentProps) {
  const { t } = useTranslation('addHost')
  const format = useFormat()
  const now = useNow(1000)
  const { data, error } = useQuery(tokenQuery(token.id))
  const secondsLeft = Math.max(0, (Date.parse(token.expires_at) - now) / 1000)

  if (data?.state === 'used' && data.agent_id !== null) {
    return <FirstCharts hostId={data.agent_id} name={data.agent_name} onAnother={onAnother} />
  }
  if (data?.state === 'expired' || (data?.state !== 'used' && secondsLeft === 0)) {
    return (
      <Notice tone="attention" action={<Button onClick={onAgain}>{t('expired.again')}</Button>}>
        {t('expired.words')}
      </Notice>
    )
  }
  return (
    <Card title={t('paste.title')}>
      <div className={styles.steps}>
        <p>{t('paste.words')}</p>
        <SecretLine text={token.command} label={t('paste.copy')} testId="enrol-command" />
        <Notice tone="info">{t('paste.consent')}</Notice>
        <dl className={styles.facts}>
          <dt>{t('paste.server')}</dt>
          <dd>
            <code>{token.server_url}</code>
          </dd>
          {token.ca_fingerprint && (
            <>
              <dt>{t('paste.fingerprint')}</dt>
              <dd>
                <code>{token.ca_fingerprint}</code>
              </dd>
            </>
          )}
        </dl>
        {error && <LoadProblem error={error} />}
        <p className={styles.waiting} role="status">
          <LoaderCircle size={16} className={styles.spinner} aria-hidden />
          {t('paste.waiting')}
          <span>{t('paste.left', { duration: format.duration(secondsLeft) })}</span>
        </p>
      </div>
    </Card>
  )
}
