import { QueryClientProvider } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { createBrowserRouter, RouterProvider } from 'react-router'
import { createQueryClient } from '@/shared/api/query-client'
import { resolveLanguage, switchLanguage } from '@/shared/i18n/i18n'
import { usePreferences } from '@/shared/preferences/preferences-store'
import { useApplyTheme } from '@/shared/theme/use-theme'
import { routes } from './routes'

export function App() {
  const [queries] = useState(createQueryClient)
  const [router] = useState(() => createBrowserRouter(routes))
  useApplyTheme()
  useApplyLanguage()
  return (
    <QueryClientProvider client={queries}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  )
}

function useApplyLanguage(): void {
  const choice = usePreferences((state) => state.language)
  useEffect(() => {
    void switchLanguage(resolveLanguage(choice))
  }, [choice])
}
