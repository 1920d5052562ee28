import { http, HttpResponse } from 'msw'
import { setupServer } from 'msw/node'

/** Every list asks for the saved views; who does not say otherwise has none. */
export const server = setupServer(http.get('*/api/views', () => HttpResponse.json([])))
