import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { http, HttpResponse } from 'msw'
import { beforeEach, describe, expect, it } from 'vitest'
import { serverNow } from '@/shared/time/server-clock'
import { hostDetail } from '@/testing/hosts'
import { renderPortal } from '@/testing/render-portal'
import { server } from '@/testing/server'
import { hostState } from '@/testing/states'

const MINUTE = 60_000
let asked: URLSearchParams[] = []

const gone = { kind: 'process', key: '4711@5238', title: 'xmrig', change: 'gone', before: { key: '4711@5238', pid: 4711 } }
const fresh = { kind: 'process', key: '900@1', title: 'redis', change: 'appeared', after: { key: '900@1', pid: 900, name: 'redis' } }

beforeEach(() => {
  asked = []
  const now = serverNow()
  const detail = hostDetail({ metrics_time_ms: now, last_seen_ms: now })
  server.use(
    http.get('*/api/setup', () => HttpResponse.json({ needed: false })),
    http.get('*/api/auth/me', () => HttpResponse.json({ user_id: 1, username: 'olga', role: 'admin' })),
    http.get('*/api/hosts', () => HttpResponse.json({ server_time_ms: now, hosts: [detail] })),
    http.get('*/api/hosts/1', () => HttpResponse.json(detail)),
    http.get('*/api/vps/1/metrics/timeseries', () => HttpResponse.json([])),
    http.get('*/api/series', () => HttpResponse.json({ error: 'no such route' }, { status: 404 })),
    http.get('*/api/vps/1/findings', () => HttpResponse.json([
      { kind: 'a', severity: 'info', since_ms: null, subject: { kind: 'gpu', key: 'GPU-1' }, title: 'Small', evidence: [] },
      { kind: 'b', severity: 'critical', since_ms: now - MINUTE, subject: { kind: 'gpu', key: 'GPU-1' }, title: 'Memory of a dead process', evidence: ['PID 99 is not in /proc'] },
    ])),
    http.get('*/api/vps/1/changes', () => HttpResponse.json({ truncated: false, changes: [
      { at_ms: now - 10 * MINUTE, kind: 'package', key: 'openssl:amd64', title: 'openssl', change: 'changed', category: 'package', summary: 'openssl 3.0.14 -> 3.0.15', fields: [{ name: 'version', before: '3.0.14', after: '3.0.15' }] },
    ] })),
    http.get('*/api/vps/1/state', ({ request }) => {
      const query = new URL(request.url).searchParams
      asked.push(query)
      const at = query.get('at')
      return HttpResponse.json(at ? hostState({ atMs: Date.parse(at), hog: true }) : hostState({ atMs: serverNow() }))
    }),
    http.get('*/api/vps/1/state/diff', () => HttpResponse.json({ from_ms: 1, to_ms: 2, from_as_of_ms: 1, to_as_of_ms: 2, complete: true, changes: [gone, fresh] })),
  )
})

const rows = async (table: string) => within(await screen.findByTestId(table)).getAllByTestId(`${table}-row`)
const keys = async (table: string) => (await rows(table)).map((row) => row.dataset.key)

describe('the tabs of a host', () => {
  it('are in the address, follow the number keys and leave out what has no data', async () => {
    const { path } = renderPortal('/hosts/1/processes?from=now-1h&to=now&sort=name.asc')
    expect(await keys('processes')).toEqual(['1@1', '300@9'])
    expect(screen.queryByTestId('tab-network')).toBeNull()
    fireEvent.keyDown(document.body, { key: '3' })
    await screen.findByTestId('services')
    expect(path()).toBe('/hosts/1/services?from=now-1h&to=now')
    fireEvent.keyDown(document.body, { key: '1' })
    await screen.findByTestId('change-lane')
    expect(path()).toBe('/hosts/1?from=now-1h&to=now')
  })

  it('say why they are empty when the address names them', async () => {
    renderPortal('/hosts/1/network')
    await screen.findByText('No network interfaces are known')
    expect(screen.getByTestId('tab-network').getAttribute('aria-current')).toBe('page')
  })

  it('do not answer while somebody writes', async () => {
    const { path } = renderPortal('/hosts/1/processes')
    await userEvent.type(await screen.findByRole('searchbox'), '3')
    expect(path()).toBe('/hosts/1/processes?q=3')
  })
})

describe('a host at a moment of the past', () => {
  it('has the hog on top, marked as gone, and leads back to live by Esc', async () => {
    const at = serverNow() - 14 * MINUTE
    const { path } = renderPortal(`/hosts/1/processes?at=${at}`)
    expect(await keys('processes')).toEqual(['4711@5238', '300@9', '1@1'])
    expect(asked.map((search) => search.get('at'))).toContain(new Date(at).toISOString())
    const hog = (await rows('processes'))[0]!
    await within(hog).findByText('gone since')
    expect(screen.getByTestId('host-page').dataset.rewound).toBe('true')
    fireEvent.keyDown(document.body, { key: 'Escape' })
    await waitFor(() => expect(path()).toBe('/hosts/1/processes'))
    await waitFor(async () => expect(await keys('processes')).toEqual(['300@9', '1@1']))
  })

  it('shows what came since when asked for the difference', async () => {
    const { path } = renderPortal(`/hosts/1/processes?at=${serverNow() - 14 * MINUTE}`)
    await rows('processes')
    await userEvent.click(screen.getByRole('checkbox', { name: 'Show what differs from now' }))
    await screen.findByText('new since')
    expect(path()).toContain('diff=1')
    expect(await keys('processes')).toContain('900@1')
  })

  it('goes from tab to tab, and a minute back', async () => {
    const at = serverNow() - 14 * MINUTE
    const { path } = renderPortal(`/hosts/1/processes?at=${at}`)
    await rows('processes')
    await userEvent.click(screen.getByTestId('tab-services'))
    expect(path()).toBe(`/hosts/1/services?at=${at}`)
    await userEvent.click(screen.getByRole('button', { name: 'One minute earlier' }))
    await waitFor(() => expect(path()).toBe(`/hosts/1/services?at=${at - MINUTE}`))
  })

  it('says so when the state is an older one or has gaps', async () => {
    const at = serverNow() - 14 * MINUTE
    server.use(http.get('*/api/vps/1/state', () => HttpResponse.json(hostState({ atMs: at, as_of_ms: at - 7 * MINUTE, complete: false }))))
    renderPortal(`/hosts/1/services?at=${at}`)
    expect((await screen.findByText(/The last known state is of/)).textContent).toMatch(/7\smin/)
    screen.getByText(/have not arrived/)
  })

  it('is chosen by a change in the lane', async () => {
    const { path } = renderPortal('/hosts/1')
    await userEvent.click(await screen.findByRole('button', { name: /1 change, .*openssl 3\.0\.14 -> 3\.0\.15/ }))
    await waitFor(() => expect(path()).toMatch(/\/hosts\/1\?at=\d{13}/))
  })
})

describe('the tables of a host', () => {
  it('have failed services first', async () => {
    renderPortal('/hosts/1/services')
    expect(await keys('services')).toEqual(['backup.service', 'ssh.service'])
    screen.getByText('2 services · 1 failed')
  })

  it('open a sheet with everything, which the address keeps', async () => {
    const { path } = renderPortal('/hosts/1/processes')
    await userEvent.click(await screen.findByRole('button', { name: 'vllm' }))
    const sheet = await screen.findByRole('dialog', { name: 'vllm' })
    expect(within(sheet).getByText('python3 --api-key ***')).toBeTruthy()
    expect(path()).toBe('/hosts/1/processes?row=300%409')
    fireEvent.keyDown(document.body, { key: '3' })
    expect(path()).toContain('/processes')
  })

  it('have the worst finding first and name the dead', async () => {
    renderPortal('/hosts/1/gpu')
    const findings = within(await screen.findByTestId('findings')).getAllByRole('heading')
    expect(findings.map(({ textContent }) => textContent)).toEqual(['Memory of a dead process', 'Small'])
    screen.getByText('dead, memory held')
  })

  it('write what is not known as a dash', async () => {
    renderPortal('/hosts/1/containers')
    const [row] = await rows('containers')
    expect(row?.querySelector('[data-column=cpu]')?.textContent).toBe('—')
    expect(row?.querySelector('[data-column=restarts]')?.textContent).toBe('—')
  })
})

describe('the timeline', () => {
  it('lists changes and keeps its filter in the address', async () => {
    const { path } = renderPortal('/hosts/1/timeline')
    expect(await rows('timeline')).toHaveLength(1)
    await userEvent.click(screen.getByRole('button', { name: /Package/ }))
    expect(path()).toBe('/hosts/1/timeline?without=package')
    expect(within(screen.getByTestId('timeline')).queryAllByTestId('timeline-row')).toHaveLength(0)
  })
})
