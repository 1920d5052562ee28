import { Navigate, type RouteObject } from 'react-router'
import { SessionGate } from './SessionGate'
import { PageProblem } from './PageProblem'
import { PageMissing } from './PageMissing'
import { Shell } from './shell/Shell'

export const routes: RouteObject[] = [
  {
    ErrorBoundary: PageProblem,
    HydrateFallback: () => null,
    children: [
      { path: '/setup', lazy: async () => ({ Component: (await import('@/features/setup/SetupPage')).SetupPage }) },
      { path: '/login', lazy: async () => ({ Component: (await import('@/features/login/LoginPage')).LoginPage }) },
      {
        Component: SessionGate,
        children: [
          {
            Component: Shell,
            ErrorBoundary: PageProblem,
            children: [
              { index: true, element: <Navigate to="/hosts" replace /> },
              { path: '/hosts', lazy: async () => ({ Component: (await import('@/features/fleet/FleetPage')).FleetPage }) },
              { path: '/hosts/:id/:tab?', lazy: async () => ({ Component: (await import('@/features/host/HostPage')).HostPage }) },
              { path: '/miners', lazy: async () => ({ Component: (await import('@/features/miners/list/MinersPage')).MinersPage }) },
              { path: '/miners/actions', lazy: async () => ({ Component: (await import('@/features/miners/actions/RunsPage')).RunsPage }) },
              { path: '/miners/actions/:run', lazy: async () => ({ Component: (await import('@/features/miners/actions/RunPage')).RunPage }) },
              { path: '/miners/:id', lazy: async () => ({ Component: (await import('@/features/miners/miner/MinerPage')).MinerPage }) },
              { path: '/sites', lazy: async () => ({ Component: (await import('@/features/miners/sites/SitesPage')).SitesPage }) },
              { path: '/sites/add', lazy: async () => ({ Component: (await import('@/features/miners/add-site/AddSitePage')).AddSitePage }) },
              { path: '/sites/:id/:tab?', lazy: async () => ({ Component: (await import('@/features/miners/sites/SitePage')).SitePage }) },
              { path: '/where', lazy: async () => ({ Component: (await import('@/features/where/WherePage')).WherePage }) },
              { path: '/add-host', lazy: async () => ({ Component: (await import('@/features/add-host/AddHostPage')).AddHostPage }) },
              { path: '/settings', lazy: async () => ({ Component: (await import('@/features/settings/SettingsPage')).SettingsPage }) },
              { path: '*', Component: PageMissing },
            ],
          },
        ],
      },
    ],
  },
]
