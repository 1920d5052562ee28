import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { LoadProblem } from '@/shared/ui/LoadProblem'
import { Skeleton } from '@/shared/ui/Skeleton'
import { sitesQuery } from '../api/list-sites'
import { MinerList } from './MinerList'
import styles from './MinerList.module.css'
import { MinersTiles } from './MinersTiles'
import { NoMiners } from './NoMiners'
import { sumOfSites } from './sum-of-sites'
import { useMinersView } from './use-miners-view'

export function MinersPage() {
  const { t } = useTranslation('miners')
  const [view, change] = useMinersView()
  const { data: sites, error, refetch } = useQuery(sitesQuery)
  if (!sites) return error ? <LoadProblem error={error} onRetry={() => void refetch()} /> : <Skeleton lines={10} height={32} />
  if (sites.length === 0) return <NoMiners sites={sites} siteId={null} />
  const summary = sumOfSites(sites.filter(({ id }) => view.site === null || id === view.site))
  return (
    <div className={styles.page}>
      <h1 className="visually-hidden">{t('title')}</h1>
      <MinersTiles summary={summary} chosen={view.status} onChoose={(status) => change({ status })} />
      <MinerList sites={sites} />
    </div>
  )
}
