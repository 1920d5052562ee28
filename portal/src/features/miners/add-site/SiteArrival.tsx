import { useQuery } from '@tanstack/react-query'
import { LoaderCircle } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import button from '@/shared/ui/Button.module.css'
import { Card } from '@/shared/ui/Card'
import { LoadProblem } from '@/shared/ui/LoadProblem'
import { Notice } from '@/shared/ui/Notice'
import { SecretLine } from '@/shared/ui/SecretLine'
import { useFormat } from '@/shared/units/use-format'
import type { CreatedSite } from '../api/create-site'
import { siteQuery } from '../api/get-site'
import styles from './AddSitePage.module.css'
import { progressOf, type SiteProgress } from './site-progress'

const ASK_EVERY_MS = 2000

/** The line to paste, then what the agent finds while one watches. */
export function SiteArrival({ created, networks }: { created: CreatedSite; networks: readonly string[] }) {
  const { t } = useTranslation('miners')
  const { data, error } = useQuery(siteQuery(created.id, ASK_EVERY_MS))
  const progress = progressOf(data)
  return (
    <>
      {progress.step === 'waiting' ? (
        <Card title={t('addSite.pasteTitle')}>
          <div className={styles.steps}>
            <p>{t('addSite.pasteWords')}</p>
            <SecretLine text={created.command ? `${created.command} --network ${networks.join(',')}` : (created.token ?? '')} label={t('addSite.copy')} testId="site-command" />
            <Notice tone="info">{t('addSite.once')}</Notice>
            <p className={styles.waiting} role="status">
              <LoaderCircle size={16} className={styles.spinner} aria-hidden />
              {t('addSite.waiting')}
            </p>
          </div>
        </Card>
      ) : (
        <Found progress={progress} />
      )}
      {error && <LoadProblem error={error} />}
      <div className={styles.actions}>
        <Link to={`/sites/${created.id}`} className={`${button.button} ${progress.step === 'found' ? button.primary : ''}`}>
          {t('addSite.open', { name: created.name })}
        </Link>
      </div>
    </>
  )
}

function Found({ progress: { step, agent, miners, unknown } }: { progress: SiteProgress }) {
  const { t } = useTranslation('miners')
  const format = useFormat()
  return (
    <>
      <Notice tone="ok">{t('addSite.agentOnline', { name: agent })}</Notice>
      <dl className={styles.found} role="status">
        <div>
          <dt>{t('addSite.agent')}</dt>
          <dd>{agent}</dd>
        </div>
        <div>
          <dt>{t('addSite.miners')}</dt>
          <dd>{format.number(miners)}</dd>
        </div>
        <div>
          <dt>{t('addSite.unknown')}</dt>
          <dd>{format.number(unknown)}</dd>
        </div>
      </dl>
      <p className={styles.waiting}>
        {step === 'scanning' && <LoaderCircle size={16} className={styles.spinner} aria-hidden />}
        {step === 'scanning' ? t('addSite.scanning') : t('addSite.more')}
      </p>
    </>
  )
}
