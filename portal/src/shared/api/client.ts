import createClient from 'openapi-fetch'
import { ApiError } from './api-error'
import type { paths } from './schema'

type UnauthorizedListener = () => void
const unauthorizedListeners = new Set<UnauthorizedListener>()

/** Called whenever the server answers 401; returns the way to stop listening. */
export function onUnauthorized(listener: UnauthorizedListener): () => void {
  unauthorizedListeners.add(listener)
  return () => unauthorizedListeners.delete(listener)
}

export const api = createClient<paths>({
  baseUrl: window.location.origin,
  credentials: 'same-origin',
  // Looked up at each call, so that a test can put its own in place.
  fetch: (request) => globalThis.fetch(request),
})

interface Outcome<T> {
  data?: T
  error?: unknown
  response: Response
}

/** The body of a reply that went well; anything else becomes an ApiError with the server's own sentence. */
export async function take<T>(call: Promise<Outcome<T>>): Promise<T> {
  let outcome: Outcome<T>
  try {
    outcome = await call
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause
    throw new ApiError(0, null, null)
  }
  const { response } = outcome
  if (response.ok) return outcome.data as T
  if (response.status === 401) unauthorizedListeners.forEach((listener) => listener())
  throw new ApiError(response.status, sentenceIn(outcome.error), retryAfterSeconds(response))
}

function sentenceIn(body: unknown): string | null {
  if (typeof body !== 'object' || body === null) return null
  const { error, detail } = body as { error?: unknown; detail?: unknown }
  if (typeof error === 'string') return error
  return typeof detail === 'string' ? detail : null
}

function retryAfterSeconds(response: Response): number | null {
  const seconds = Number(response.headers.get('Retry-After') ?? Number.NaN)
  return Number.isFinite(seconds) ? seconds : null
}
