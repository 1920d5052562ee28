import { useQuery } from '@tanstack/react-query'
import { CircleAlert, Info, TriangleAlert } from 'lucide-react'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useFormat } from '@/shared/units/use-format'
import { minerFindingsQuery } from '../api/list-miner-findings'
import { worstBoardsQuery } from '../api/list-worst-boards'
import type { Site } from '../api/site'
import parts from '../parts/parts.module.css'
import { useIssueName } from '../parts/use-words'
import { isLost } from '../boards/worst-boards'
import { AgentState } from './SiteCard'
import { Item, SiteFigures } from './SiteFigures'
import styles from './SitePage.module.css'
import { topProblems } from './top-problems'

const icons = { critical: CircleAlert, warning: TriangleAlert, information: Info }
const MOST_PROBLEMS = 6

/** How the site is: figures, then its problems by kind; a click lists the miners that have one. */
export function SiteHeader({ site }: { site: Site }) {
  const { t } = useTranslation('miners')
  const format = useFormat()
  const issueName = useIssueName()
  const { data: findings } = useQuery(minerFindingsQuery(site.id))
  const { data: boards } = useQuery(worstBoardsQuery(site.id))
  const problems = useMemo(() => topProblems(findings ?? []).slice(0, MOST_PROBLEMS), [findings])
  const lost = boards?.filter(isLost).length
  return (
    <header className={styles.header}>
      <div className={styles.title}>
        <h1>{site.name}</h1>
        <AgentState site={site} />
        <span className={styles.soft}>{[site.location, site.time_zone].filter(Boolean).join(' · ')}</span>
      </div>
      <SiteFigures
        summary={site.summary}
        more={
          <Item name={t('site.deadBoards')}>
            <span className={lost ? parts.critical : undefined}>{format.number(lost)}</span>
          </Item>
        }
      />
      {problems.length > 0 && (
        <ul className={styles.problems} aria-label={t('site.problems')}>
          {problems.map(({ type, severity, count }) => {
            const Icon = icons[severity] ?? Info
            return (
              <li key={type}>
                <Link className={`${styles.problem} ${styles[severity] ?? ''}`} to={{ pathname: `/sites/${site.id}`, search: `?issue=${encodeURIComponent(type)}` }}>
                  <Icon size={13} aria-label={t(`severity.${severity}`)} />
                  {t('withCount', { name: issueName(type), count })}
                </Link>
              </li>
            )
          })}
        </ul>
      )}
    </header>
  )
}
