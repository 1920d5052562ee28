import { Search } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useMatch } from 'react-router'
import { TimeRangeBar } from '@/shared/time/TimeRangeBar'
import { LivePill } from './LivePill'
import { LanguageMenu, ThemeMenu, UserMenu } from './menus'
import { RunsBadge } from './RunsBadge'
import styles from './TopBar.module.css'

export function TopBar({ onSearch }: { onSearch: () => void }) {
  const { t } = useTranslation('shell')
  const onHostPage = useMatch('/hosts/:id/*') !== null
  const onMinerPage = Number(useMatch('/miners/:id')?.params.id) > 0
  return (
    <header className={styles.bar}>
      <button type="button" className={styles.search} onClick={onSearch}>
        <Search size={14} aria-hidden />
        <span className={styles.searchWords}>{t('palette.open')}</span>
        <kbd className={styles.key}>{t('palette.keys')}</kbd>
      </button>
      {(onHostPage || onMinerPage) && (
        <div className={styles.range}>
          <TimeRangeBar />
        </div>
      )}
      <div className={styles.tools}>
        <RunsBadge />
        <LivePill />
        <ThemeMenu />
        <LanguageMenu />
        <UserMenu />
      </div>
    </header>
  )
}
