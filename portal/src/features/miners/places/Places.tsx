import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useIsAdmin } from '@/shared/session/use-session'
import { Card } from '@/shared/ui/Card'
import { LoadProblem } from '@/shared/ui/LoadProblem'
import { Skeleton } from '@/shared/ui/Skeleton'
import { containersQuery } from '../api/list-containers'
import { racksQuery } from '../api/list-racks'
import type { Site } from '../api/site'
import { useSiteMiners } from '../map/use-site-miners'
import { PoolAccounts } from '../pool-accounts/PoolAccounts'
import { Containers } from './Containers'
import { IntendedPools } from './IntendedPools'
import { NewRack } from './NewRack'
import { PlaceByCsv } from './PlaceByCsv'
import styles from './Places.module.css'
import { RackList } from './RackList'

/** The containers and racks of a site, and many miners put into them at once. */
export function Places({ site }: { site: Site }) {
  const { t } = useTranslation('miners')
  const isAdmin = useIsAdmin()
  const racks = useQuery(racksQuery(site.id))
  const containers = useQuery(containersQuery(site.id))
  const miners = useSiteMiners(site.id)
  const error = racks.error ?? containers.error
  if (!racks.data || !containers.data) return error ? <LoadProblem error={error} onRetry={() => void Promise.all([racks.refetch(), containers.refetch()])} /> : <Skeleton lines={4} height={60} />
  return (
    <div className={styles.places}>
      <div className={styles.pair}>
        <Card title={t('places.racks')}>
          <RackList racks={racks.data} containers={containers.data} withActions={isAdmin} />
          {isAdmin && <NewRack siteId={site.id} containers={containers.data} racks={racks.data} />}
        </Card>
        <Card title={t('places.containers')}>
          <Containers siteId={site.id} containers={containers.data} racks={racks.data} withActions={isAdmin} />
        </Card>
      </div>
      {isAdmin && racks.data.length > 0 && <PlaceByCsv siteId={site.id} miners={miners.data?.miners ?? []} racks={racks.data} />}
      <IntendedPools siteId={site.id} withActions={isAdmin} />
      <PoolAccounts withActions={isAdmin} />
      {!isAdmin && <p className={styles.soft}>{t('places.adminOnly')}</p>}
    </div>
  )
}
