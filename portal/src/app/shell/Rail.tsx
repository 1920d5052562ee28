import { MapPin, Pickaxe, Plus, Server, Settings } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { NavLink } from 'react-router'
import { useIsAdmin } from '@/shared/session/use-session'
import { Lantern } from '@/shared/ui/Lantern'
import styles from './Rail.module.css'
import { useKeptSearch } from '@/shared/time/use-kept-search'

export function Rail() {
  const { t } = useTranslation('shell')
  const isAdmin = useIsAdmin()
  const search = useKeptSearch()
  const pages = [
    { path: '/hosts', label: t('page.hosts'), Icon: Server },
    { path: '/miners', label: t('page.miners'), Icon: Pickaxe },
    { path: '/sites', label: t('page.sites'), Icon: MapPin },
    ...(isAdmin ? [{ path: '/add-host', label: t('page.addHost'), Icon: Plus }] : []),
    { path: '/settings', label: t('page.settings'), Icon: Settings },
  ]
  return (
    <nav className={styles.rail} aria-label={t('pages')}>
      <NavLink to="/hosts" className={styles.brand}>
        <Lantern />
        {t('product')}
      </NavLink>
      <ul>
        {pages.map(({ path, label, Icon }) => (
          <li key={path}>
            <NavLink to={{ pathname: path, search }} className={styles.link}>
              <Icon size={16} aria-hidden />
              {label}
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  )
}
