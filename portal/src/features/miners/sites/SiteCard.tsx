import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { StateWord } from '@/shared/ui/Tag'
import type { Site } from '../api/site'
import { SiteFigures } from './SiteFigures'
import styles from './SitesPage.module.css'

export function SiteCard({ site }: { site: Site }) {
  return (
    <article className={styles.card}>
      <header className={styles.top}>
        <Link className={styles.name} to={`/sites/${site.id}`}>
          {site.name}
        </Link>
        <span className={styles.soft}>{[site.location, site.time_zone].filter(Boolean).join(' · ')}</span>
        <span className={styles.agent}>
          <AgentState site={site} />
        </span>
      </header>
      <SiteFigures summary={site.summary} />
    </article>
  )
}

/** Whether anybody watches the site just now. */
export function AgentState({ site: { agents } }: { site: Site }) {
  const { t } = useTranslation('miners')
  if (agents.length === 0) return <StateWord tone="quiet">{t('sites.noAgent')}</StateWord>
  const online = agents.filter(({ status }) => status === 'online').length
  if (agents.length === 1) return <StateWord tone={online === 1 ? 'ok' : 'critical'}>{t(online === 1 ? 'sites.oneOnline' : 'sites.oneOffline')}</StateWord>
  if (online === agents.length) return <StateWord tone="ok">{t('sites.agentOnline', { count: online })}</StateWord>
  return <StateWord tone="critical">{t('sites.agentOffline', { online, count: agents.length })}</StateWord>
}
