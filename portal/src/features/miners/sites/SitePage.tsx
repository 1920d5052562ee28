import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link, useParams } from 'react-router'
import { ApiError } from '@/shared/api/api-error'
import { EmptyState } from '@/shared/ui/EmptyState'
import { LoadProblem } from '@/shared/ui/LoadProblem'
import { Skeleton } from '@/shared/ui/Skeleton'
import { siteQuery } from '../api/get-site'
import type { Site } from '../api/site'
import { WorstBoards } from '../boards/WorstBoards'
import { MinerList } from '../list/MinerList'
import { MapTab } from '../map/MapTab'
import { Places } from '../places/Places'
import { ScanTab } from '../scan/ScanTab'
import { SiteHeader } from './SiteHeader'
import styles from './SitePage.module.css'
import { readSiteTab, siteTabPath, siteTabs, type SiteTab } from './site-tabs'

export function SitePage() {
  const { t } = useTranslation('miners')
  const params = useParams()
  const id = Number(params.id)
  const tab = readSiteTab(params.tab)
  const { data: site, error, refetch } = useQuery(siteQuery(id))
  if (!site) {
    if (!error) return <Skeleton lines={6} height={48} />
    if (!(error instanceof ApiError && error.status === 404)) return <LoadProblem error={error} onRetry={() => void refetch()} />
  }
  if (!site || tab === null) {
    return <EmptyState title={t(site ? 'site.noTab' : 'site.gone')} action={<Link to={site ? `/sites/${id}` : '/sites'}>{t(site ? 'site.toFirst' : 'site.back')}</Link>} />
  }
  return (
    <div className={`${styles.page} ${tab === 'miners' ? styles.filled : ''}`} data-testid="site-page">
      <SiteHeader site={site} />
      <nav className={styles.tabs} aria-label={t('site.tabs')}>
        {siteTabs.map((candidate) => (
          <Link key={candidate} to={siteTabPath(id, candidate)} className={styles.tab} aria-current={candidate === tab ? 'page' : undefined}>
            {t(`site.tab.${candidate}`)}
          </Link>
        ))}
      </nav>
      <TabContent site={site} tab={tab} />
    </div>
  )
}

function TabContent({ site, tab }: { site: Site; tab: SiteTab }) {
  switch (tab) {
    case 'miners':
      return <MinerList sites={[site]} siteId={site.id} />
    case 'map':
      return <MapTab site={site} />
    case 'boards':
      return <WorstBoards siteId={site.id} />
    case 'scan':
      return <ScanTab site={site} />
    case 'places':
      return <Places site={site} />
  }
}
