import { lazy, Suspense, useCallback, useState } from 'react'
import { Outlet } from 'react-router'
import { useLiveConnection } from '@/shared/live/use-live-connection'
import { Toasts } from '@/shared/ui/Toasts'
import { Rail } from './Rail'
import styles from './Shell.module.css'
import { TopBar } from './TopBar'
import { useFleetSign } from './use-fleet-sign'
import { usePaletteKey } from './use-palette-key'

const Palette = lazy(async () => ({ default: (await import('./Palette')).Palette }))

export function Shell() {
  const [paletteOpen, setPaletteOpen] = useState(false)
  const openPalette = useCallback(() => setPaletteOpen(true), [])
  useLiveConnection()
  useFleetSign()
  usePaletteKey(openPalette)
  return (
    <div className={styles.shell}>
      <Rail />
      <div className={styles.body}>
        <TopBar onSearch={openPalette} />
        <main className={styles.main}>
          <Outlet />
        </main>
      </div>
      <Toasts />
      {paletteOpen && (
        <Suspense>
          <Palette onClose={() => setPaletteOpen(false)} />
        </Suspense>
      )}
    </div>
  )
}
