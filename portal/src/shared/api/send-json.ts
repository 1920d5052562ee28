import { take } from './client'

/** A change of a route that the generated description does not have yet; errors are those of every other call. */
export async function sendJson<T>(method: 'POST' | 'PATCH' | 'PUT' | 'DELETE', path: string, body?: unknown): Promise<T> {
  return take<T>(send<T>(method, path, body === undefined ? undefined : JSON.stringify(body), 'application/json'))
}

export async function sendText<T>(path: string, text: string, type: string): Promise<T> {
  return take<T>(send<T>('POST', path, text, type))
}

async function send<T>(method: string, path: string, body: string | undefined, type: string) {
  const response = await globalThis.fetch(new URL(path, window.location.origin), {
    method,
    credentials: 'same-origin',
    headers: { accept: 'application/json', ...(body === undefined ? {} : { 'content-type': type }) },
    ...(body === undefined ? {} : { body }),
  })
  const reply: unknown = await response.json().catch(() => null)
  return response.ok ? { data: reply as T, response } : { error: reply, response }
}
