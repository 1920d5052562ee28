import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useIsAdmin } from '@/shared/session/use-session'
import button from '@/shared/ui/Button.module.css'
import { EmptyState } from '@/shared/ui/EmptyState'
import type { Site } from '../api/site'

interface NoMinersProps {
  sites: readonly Site[]
  siteId: number | null
}

/** Why the list is empty, and the next step that fills it. */
export function NoMiners({ sites, siteId }: NoMinersProps) {
  const { t } = useTranslation('miners')
  const isAdmin = useIsAdmin()
  if (sites.length === 0) {
    return (
      <EmptyState
        title={t('empty.noSite')}
        action={
          isAdmin && (
            <Link to="/sites/add" className={`${button.button} ${button.primary}`}>
              {t('sites.add')}
            </Link>
          )
        }
      >
        <p>{isAdmin ? t('empty.noSiteWords') : t('empty.askAdmin')}</p>
      </EmptyState>
    )
  }
  const site = sites.find(({ id }) => id === siteId) ?? sites[0]!
  const online = site.agents.some(({ status }) => status === 'online')
  return (
    <EmptyState
      title={t('empty.noMiners')}
      action={
        <Link to={`/sites/${site.id}/scan`} className={button.button}>
          {t('empty.toScan')}
        </Link>
      }
    >
      <p>{online ? t('empty.scanning') : site.agents.length === 0 ? t('empty.noAgent') : t('empty.agentOffline')}</p>
    </EmptyState>
  )
}
