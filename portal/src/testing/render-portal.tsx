import { QueryClientProvider } from '@tanstack/react-query'
import { render } from '@testing-library/react'
import { createMemoryRouter, RouterProvider } from 'react-router'
import { routes } from '@/app/routes'
import { createQueryClient } from '@/shared/api/query-client'

/** The whole portal at an address, against the handlers of the test. */
export function renderPortal(address: string) {
  const router = createMemoryRouter(routes, { initialEntries: [address] })
  const view = render(
    <QueryClientProvider client={createQueryClient()}>
      <RouterProvider router={router} />
    </QueryClientProvider>,
  )
  const path = () => router.state.location.pathname + router.state.location.search
  return { ...view, path }
}
