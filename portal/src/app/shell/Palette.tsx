import { Command } from 'cmdk'
import { History, MapPin, Moon, Pickaxe, Plus, Server, Settings } from 'lucide-react'
import { Dialog } from 'radix-ui'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { healthOf } from '@/shared/hosts/health'
import { matchesSearch } from '@/shared/hosts/search'
import { useHosts } from '@/shared/hosts/use-hosts'
import { usePreferences } from '@/shared/preferences/preferences-store'
import { useIsAdmin } from '@/shared/session/use-session'
import { useTheme } from '@/shared/theme/use-theme'
import { serverNow } from '@/shared/time/server-clock'
import { StatusIcon } from '@/shared/ui/StatusMark'
import modal from '@/shared/ui/Modal.module.css'
import styles from './Palette.module.css'
import { useKeptSearch } from '@/shared/time/use-kept-search'

const MOST_HOSTS = 40

export function Palette({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('shell')
  const navigate = useNavigate()
  const keptSearch = useKeptSearch()
  const isAdmin = useIsAdmin()
  const theme = useTheme()
  const setTheme = usePreferences((state) => state.setTheme)
  const { hosts } = useHosts()
  const [search, setSearch] = useState('')

  const found = useMemo(
    () => (hosts ?? []).filter((host) => matchesSearch(host, search)).slice(0, MOST_HOSTS),
    [hosts, search],
  )
  const run = (action: () => void) => () => {
    onClose()
    action()
  }
  const open = (pathname: string) => run(() => void navigate({ pathname, search: keptSearch }))
  const commands = [
    { id: 'hosts', label: t('page.hosts'), Icon: Server, action: open('/hosts') },
    { id: 'miners', label: t('page.miners'), Icon: Pickaxe, action: open('/miners') },
    { id: 'sites', label: t('page.sites'), Icon: MapPin, action: open('/sites') },
    ...(isAdmin ? [{ id: 'add-host', label: t('page.addHost'), Icon: Plus, action: open('/add-host') }] : []),
    { id: 'where', label: t('page.where'), Icon: History, action: run(() => void navigate('/where')) },
    { id: 'settings', label: t('page.settings'), Icon: Settings, action: open('/settings') },
    { id: 'theme', label: t('palette.otherTheme'), Icon: Moon, action: run(() => setTheme(theme === 'dark' ? 'light' : 'dark')) },
  ].filter(({ label }) => label.toLowerCase().includes(search.trim().toLowerCase()))
  const words = search.trim()

  return (
    <Dialog.Root open onOpenChange={(stays) => !stays && onClose()}>
      <Dialog.Portal>
        <Dialog.Overlay className={modal.scrim} />
        <Dialog.Content className={`${modal.modal} ${styles.palette}`} aria-describedby={undefined}>
          <Dialog.Title className="visually-hidden">{t('palette.open')}</Dialog.Title>
          <Command shouldFilter={false} label={t('palette.open')}>
            <Command.Input className={styles.input} value={search} onValueChange={setSearch} placeholder={t('palette.placeholder')} />
            <Command.List className={styles.list}>
              <Command.Empty className={styles.nothing}>{t('palette.nothing')}</Command.Empty>
              {found.length > 0 && (
                <Command.Group heading={t('page.hosts')}>
                  {found.map((host) => (
                    <Command.Item key={host.id} value={`host-${host.id}`} onSelect={open(`/hosts/${host.id}`)}>
                      <StatusIcon health={healthOf(host, serverNow())} />
                      {host.name}
                      <span className={styles.note}>{host.ip_address}</span>
                    </Command.Item>
                  ))}
                </Command.Group>
              )}
              {words !== '' && (
                <Command.Group heading={t('palette.onAllHosts')}>
                  <Command.Item value="where-words" onSelect={run(() => void navigate({ pathname: '/where', search: new URLSearchParams({ q: words }).toString() }))}>
                    <History size={14} aria-hidden />
                    {t('palette.where', { words })}
                  </Command.Item>
                </Command.Group>
              )}
              {commands.length > 0 && (
                <Command.Group heading={t('palette.pages')}>
                  {commands.map(({ id, label, Icon, action }) => (
                    <Command.Item key={id} value={id} onSelect={action}>
                      <Icon size={14} aria-hidden />
                      {label}
                    </Command.Item>
                  ))}
                </Command.Group>
              )}
            </Command.List>
          </Command>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
