import { http, HttpResponse } from 'msw'
import { setupServer } from 'msw/node'

/** What pages ask beside their own: saved views, what is ordered of miners, and what may be. Who does not say otherwise has none. */
export const server = setupServer(
  http.get('*/api/views', () => HttpResponse.json([])),
  http.get('*/api/miners/actions', () => HttpResponse.json({ runs: [] })),
  http.get('*/api/sites/:id/actions', ({ params }) => HttpResponse.json({ site_id: Number(params.id), agents: [] })),
)
