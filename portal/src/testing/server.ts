import { http, HttpResponse } from 'msw'
import { setupServer } from 'msw/node'

/** What pages ask beside their own: what is ordered of miners, and what may be. */
export const server = setupServer(
  http.get('*/api/miners/actions', () => HttpResponse.json({ runs: [] })),
  http.get('*/api/sites/:id/actions', ({ params }) => HttpResponse.json({ site_id: Number(params.id), agents: [] })),
)
