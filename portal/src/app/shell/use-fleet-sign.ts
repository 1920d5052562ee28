import { useEffect, useMemo } from 'react'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { useLocation, useMatch } from 'react-router'
import { fleetLight, healthOf } from '@/shared/hosts/health'
import { useHosts } from '@/shared/hosts/use-hosts'
import { useNow } from '@/shared/time/use-now'

const LOOK_AGAIN_MS = 5000

/** The tab's title and its lantern show the worst state of the fleet. */
export function useFleetSign(): void {
  const { t } = useTranslation('shell')
  const { hosts } = useHosts()
  const now = useNow(LOOK_AGAIN_MS)
  const { pathname } = useLocation()
  const hostId = Number(useMatch('/hosts/:id/*')?.params.id)
  const page = hosts?.find(({ id }) => id === hostId)?.name ?? pageName(t, pathname)

  const { light, worrying } = useMemo(() => {
    const healths = (hosts ?? []).map((host) => healthOf(host, now))
    return {
      light: fleetLight(healths),
      worrying: healths.filter((health) => health !== 'online' && health !== 'pending').length,
    }
  }, [hosts, now])

  useEffect(() => {
    document.title = `${worrying > 0 ? `(${worrying}) ` : ''}${page} · ${t('product')}`
  }, [page, worrying, t])

  useEffect(() => {
    document.querySelector('link[rel="icon"]')?.setAttribute('href', `/favicon-${light}.svg`)
  }, [light])
}

function pageName(t: TFunction<'shell'>, path: string): string {
  if (path.startsWith('/add-host')) return t('page.addHost')
  if (path.startsWith('/where')) return t('page.where')
  return path.startsWith('/settings') ? t('page.settings') : t('page.hosts')
}
