import { screen } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { describe, expect, it } from 'vitest'
import { hostDetail, NOW } from '@/testing/hosts'
import { renderPortal } from '@/testing/render-portal'
import { server } from '@/testing/server'
import { linkToMatch, readWhere, writeWhere } from './where-view'

describe('where something ran', () => {
  it.each([
    { words: 'a b', kind: 'process', atMs: NOW },
    { words: '', kind: null, atMs: null },
  ] as const)('comes back from a round trip through the address: %j', (view) => expect(readWhere(writeWhere(view))).toEqual(view))

  it('leads to the host of that moment with the thing open', () => {
    const { pathname, search } = linkToMatch({ host_id: 6, kind: 'container', entity: { key: 'ab/12' } }, NOW)
    expect(pathname).toBe('/hosts/6/containers')
    expect(Object.fromEntries(new URLSearchParams(search))).toMatchObject({ at: String(NOW), row: 'ab/12' })
  })

  it('is answered for all hosts at once', async () => {
    let asked = ''
    server.use(
      http.get('*/api/setup', () => HttpResponse.json({ needed: false })),
      http.get('*/api/auth/me', () => HttpResponse.json({ user_id: 1, username: 'olga', role: 'viewer' })),
      http.get('*/api/hosts', () => HttpResponse.json({ server_time_ms: NOW, hosts: [hostDetail()] })),
      http.get('*/api/states/search', ({ request }) => {
        asked = new URL(request.url).search
        return HttpResponse.json({ at_ms: NOW, truncated: true, matches: [{ host_id: 1, host: 'web-1', kind: 'process', title: 'xmrig', as_of_ms: NOW, entity: { key: '4711@5238', cpu_percent: 398.1, command_line: ['xmrig', '-o', 'pool'] } }] })
      }),
    )
    renderPortal(`/where?q=xmrig&at=${NOW}`)
    const link = await screen.findByRole('link', { name: 'xmrig' })
    expect(link.getAttribute('href')).toContain(`/hosts/1/processes?at=${NOW}`)
    expect(new URLSearchParams(asked).get('at')).toBe(new Date(NOW).toISOString())
    screen.getByText(/1 match · on 1 host/)
    screen.getByText(/There are more/)
  })
})
