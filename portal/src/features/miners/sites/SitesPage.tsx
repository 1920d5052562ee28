import { useQuery } from '@tanstack/react-query'
import { Plus } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useIsAdmin } from '@/shared/session/use-session'
import button from '@/shared/ui/Button.module.css'
import { LoadProblem } from '@/shared/ui/LoadProblem'
import { Skeleton } from '@/shared/ui/Skeleton'
import { sitesQuery } from '../api/list-sites'
import { NoMiners } from '../list/NoMiners'
import { SiteCard } from './SiteCard'
import styles from './SitesPage.module.css'

export function SitesPage() {
  const { t } = useTranslation('miners')
  const isAdmin = useIsAdmin()
  const { data: sites, error, refetch } = useQuery(sitesQuery)
  if (!sites) return error ? <LoadProblem error={error} onRetry={() => void refetch()} /> : <Skeleton lines={4} height={140} />
  if (sites.length === 0) return <NoMiners sites={sites} siteId={null} />
  return (
    <div className={styles.page}>
      <header className={styles.header}>
        <h1>{t('sites.title')}</h1>
        {isAdmin && (
          <Link to="/sites/add" className={`${button.button} ${button.primary}`}>
            <Plus size={14} aria-hidden />
            {t('sites.add')}
          </Link>
        )}
      </header>
      {error && <LoadProblem error={error} onRetry={() => void refetch()} />}
      <ul className={styles.cards}>
        {sites.map((site) => (
          <li key={site.id}>
            <SiteCard site={site} />
          </li>
        ))}
      </ul>
    </div>
  )
}
