import { useEffect, useSyncExternalStore } from 'react'
import { usePreferences } from '@/shared/preferences/preferences-store'

export type Theme = 'dark' | 'light'

const prefersLight = window.matchMedia('(prefers-color-scheme: light)')

function subscribe(notify: () => void): () => void {
  prefersLight.addEventListener('change', notify)
  return () => prefersLight.removeEventListener('change', notify)
}

/** The theme in force, after "as the system has it" is resolved. */
export function useTheme(): Theme {
  const choice = usePreferences((state) => state.theme)
  const systemIsLight = useSyncExternalStore(subscribe, () => prefersLight.matches)
  if (choice !== 'system') return choice
  return systemIsLight ? 'light' : 'dark'
}

export function useApplyTheme(): void {
  const theme = useTheme()
  useEffect(() => {
    document.documentElement.dataset.theme = theme
  }, [theme])
}
