import { useQuery } from '@tanstack/react-query'
import { Zap } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { runsQuery, underWay } from '@/features/miners/actions/api/list-runs'
import styles from './RunsBadge.module.css'

/** One that goes on longer than so many others began after it is rare, and its page is at hand. */
const LATEST_RUNS = 20

/** How many runs of actions are under way; nothing while there are none. */
export function RunsBadge() {
  const { t } = useTranslation('minerActions')
  const { data } = useQuery(runsQuery(LATEST_RUNS))
  const runs = underWay(data?.runs)
  if (runs.length === 0) return null
  const words = t('underWay', { count: runs.length })
  return (
    <Link className={styles.badge} to={runs.length === 1 ? `/miners/actions/${runs[0]!.id}` : '/miners/actions'} title={words} aria-label={words} data-testid="runs-badge">
      <Zap size={14} aria-hidden />
      {runs.length}
    </Link>
  )
}
