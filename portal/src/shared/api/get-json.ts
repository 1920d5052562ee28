import { take } from './client'

type Query = Readonly<Record<string, string | number | null | undefined>>

/** A read of a route that the generated description does not have yet; errors are those of every other call. */
export async function getJson<T>(path: string, query: Query, signal?: AbortSignal): Promise<T> {
  const address = new URL(path, window.location.origin)
  for (const [name, value] of Object.entries(query)) {
    if (value != null && value !== '') address.searchParams.set(name, String(value))
  }
  return take<T>(read<T>(address, signal))
}

async function read<T>(address: URL, signal?: AbortSignal) {
  const response = await globalThis.fetch(address, { credentials: 'same-origin', headers: { accept: 'application/json' }, ...(signal ? { signal } : {}) })
  const body: unknown = await response.json().catch(() => null)
  return response.ok ? { data: body as T, response } : { error: body, response }
}
