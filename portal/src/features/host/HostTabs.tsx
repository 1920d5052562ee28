import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { HostState } from '@/shared/states/entities'
import { useKeptSearch } from '@/shared/time/use-kept-search'
import styles from './HostTabs.module.css'
import { hostTabs, tabHasData, tabPath, type HostTab } from './tabs'

interface HostTabsProps {
  hostId: number
  tab: HostTab
  state: HostState | null
}

/** The parts of a host; those without data are left out, but for the one that is open. */
export function HostTabs({ hostId, tab, state }: HostTabsProps) {
  const { t } = useTranslation('twin')
  const search = useKeptSearch('host')
  const open = useRef<HTMLAnchorElement>(null)
  // On a narrow screen the tabs scroll, and the open one must be seen.
  useEffect(() => {
    // Newer browsers answer with a promise, which is no way to undo an effect.
    void open.current?.scrollIntoView?.({ block: 'nearest', inline: 'center' })
  }, [tab])
  const counts: Partial<Record<HostTab, number | undefined>> = {
    processes: state?.entities.process?.length,
    services: state?.entities.service?.length,
    containers: state?.entities.container?.length,
  }
  return (
    <nav className={styles.tabs} aria-label={t('tab.label')}>
      {hostTabs.map((candidate, index) =>
        candidate === tab || tabHasData(candidate, state) ? (
          <Link
            key={candidate}
            ref={candidate === tab ? open : undefined}
            to={{ pathname: tabPath(hostId, candidate), search }}
            className={styles.tab}
            aria-current={candidate === tab ? 'page' : undefined}
            aria-keyshortcuts={String(index + 1)}
            title={t('tab.key', { key: index + 1 })}
            data-testid={`tab-${candidate}`}
          >
            {t(`tab.${candidate}`)}
            {counts[candidate] !== undefined && <span className={styles.count}>{t('count', { value: counts[candidate] })}</span>}
          </Link>
        ) : null,
      )}
    </nav>
  )
}
