import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { http, HttpResponse } from 'msw'
import { beforeEach, describe, expect, it } from 'vitest'
import type { SavedView } from './view-query'
import { hostDetail, NOW } from '@/testing/hosts'
import { renderPortal } from '@/testing/render-portal'
import { server } from '@/testing/server'

let views: SavedView[] = []
let sent: { method: string; body: unknown }[] = []
let role: 'admin' | 'viewer' = 'admin'

const view = (change: Partial<SavedView> = {}): SavedView => ({ id: 1, page: 'hosts', name: 'Sick', query: 'state=offline&sort=cpu.desc', shared: false, owner: 'olga', own: true, ...change })

beforeEach(() => {
  views = [view(), view({ id: 2, name: 'Night', query: 'q=web', shared: true, owner: 'ada', own: false })]
  sent = []
  role = 'admin'
  server.use(
    http.get('*/api/setup', () => HttpResponse.json({ needed: false })),
    http.get('*/api/auth/me', () => HttpResponse.json({ user_id: 1, username: 'olga', role })),
    http.get('*/api/hosts', () => HttpResponse.json({ server_time_ms: NOW, hosts: [hostDetail()] })),
    http.get('*/api/views', ({ request }) => HttpResponse.json(views.filter(({ page }) => page === new URL(request.url).searchParams.get('page')))),
    http.post('*/api/views', async ({ request }) => {
      const body = (await request.json()) as SavedView
      sent.push({ method: 'POST', body })
      views.push(view({ ...body, id: 3 }))
      return HttpResponse.json(views.at(-1), { status: 201 })
    }),
    http.patch('*/api/views/1', async ({ request }) => {
      const body = (await request.json()) as Partial<SavedView>
      sent.push({ method: 'PATCH', body })
      views[0] = { ...views[0]!, ...body }
      return HttpResponse.json(views[0])
    }),
    http.delete('*/api/views/1', () => {
      sent.push({ method: 'DELETE', body: null })
      views.shift()
      return new HttpResponse(null, { status: 204 })
    }),
  )
})

const open = async () => userEvent.click(await screen.findByTestId('views'))
const button = () => screen.findByTestId('views')

describe('the saved views of a list', () => {
  it('are chosen into the address and leave the time range alone', async () => {
    const { path } = renderPortal('/hosts?from=now-24h&to=now&q=old')
    await open()
    await userEvent.click(await screen.findByRole('menuitemradio', { name: 'Sick' }))
    expect(path()).toBe('/hosts?from=now-24h&to=now&state=offline&sort=cpu.desc&view=1')
    expect((await button()).textContent).toBe('Sick')
    await open()
    await userEvent.click(await screen.findByRole('menuitemradio', { name: 'No view' }))
    expect(path()).toBe('/hosts?from=now-24h&to=now')
  })

  it('say where the address has left the chosen one, and lead back', async () => {
    const { path } = renderPortal('/hosts?view=1&state=offline&sort=cpu.desc')
    await waitFor(async () => expect((await button()).textContent).toBe('Sick'))
    expect(screen.queryByTestId('view-changed')).toBeNull()
    await userEvent.type(screen.getByRole('searchbox'), 'web')
    const changed = await screen.findByTestId('view-changed')
    await userEvent.click(within(changed).getByRole('button', { name: 'Go back' }))
    expect(path()).toBe('/hosts?view=1&state=offline&sort=cpu.desc')
    expect(screen.queryByTestId('view-changed')).toBeNull()
  })

  it('take what the address has now, and can be put back', async () => {
    renderPortal('/hosts?view=1&q=db')
    await userEvent.click(within(await screen.findByTestId('view-changed')).getByRole('button', { name: 'Save' }))
    await waitFor(() => expect(screen.queryByTestId('view-changed')).toBeNull())
    await userEvent.click(within(await screen.findByTestId('toast')).getByRole('button', { name: 'Undo' }))
    await waitFor(() => expect(sent.map(({ body }) => body)).toEqual([{ query: 'q=db' }, { query: 'state=offline&sort=cpu.desc' }]))
  })

  it('are saved under a name that this person has not used yet', async () => {
    const { path } = renderPortal('/hosts?q=web&from=now-1h&to=now')
    await open()
    await userEvent.click(await screen.findByRole('menuitem', { name: 'Save as a new view…' }))
    const name = await screen.findByRole('textbox', { name: 'Name' })
    await userEvent.type(name, 'sick')
    expect(await screen.findByText('You have a view of this name.')).toBeTruthy()
    await userEvent.clear(name)
    await userEvent.type(name, 'Webs')
    await userEvent.click(screen.getByRole('checkbox', { name: 'Share with everyone' }))
    await userEvent.click(screen.getByRole('button', { name: 'Save view' }))
    await waitFor(() => expect(path()).toBe('/hosts?q=web&from=now-1h&to=now&view=3'))
    expect(sent).toEqual([{ method: 'POST', body: { page: 'hosts', name: 'Webs', query: 'q=web', shared: true } }])
  })

  it('are shared, renamed and deleted', async () => {
    const { path } = renderPortal('/hosts?view=1&state=offline&sort=cpu.desc')
    await waitFor(async () => expect((await button()).textContent).toBe('Sick'))
    await open()
    await userEvent.click(await screen.findByRole('menuitem', { name: 'Share with everyone' }))
    expect(await screen.findByText('Everyone sees the view Sick now.')).toBeTruthy()
    await open()
    await userEvent.click(await screen.findByRole('menuitem', { name: 'Rename…' }))
    const name = await screen.findByRole('textbox', { name: 'Name' })
    await userEvent.clear(name)
    await userEvent.type(name, 'Ill')
    await userEvent.click(screen.getByRole('button', { name: 'Rename' }))
    await waitFor(async () => expect((await button()).textContent).toBe('Ill'))
    await open()
    await userEvent.click(await screen.findByRole('menuitem', { name: 'Delete…' }))
    await userEvent.click(await screen.findByRole('button', { name: 'Delete' }))
    await waitFor(async () => expect((await button()).textContent).toBe('Views'))
    expect(path()).toBe('/hosts?state=offline&sort=cpu.desc')
    expect(await screen.findByText('The view Ill is deleted.')).toBeTruthy()
    expect(sent).toEqual([{ method: 'PATCH', body: { shared: true } }, { method: 'PATCH', body: { name: 'Ill' } }, { method: 'DELETE', body: null }])
  })

  it('of others are used by everybody and changed by administrators only', async () => {
    role = 'viewer'
    renderPortal('/hosts?view=2&q=web&state=offline')
    const changed = await screen.findByTestId('view-changed')
    expect(within(changed).queryByRole('button', { name: 'Save' })).toBeNull()
    expect(within(changed).getByRole('button', { name: 'Save as your own' })).toBeTruthy()
    await open()
    expect(await screen.findByRole('menuitemradio', { name: 'Night · ada' })).toBeTruthy()
    expect(screen.queryByRole('menuitem', { name: 'Rename…' })).toBeNull()
    expect(screen.queryByRole('menuitem', { name: 'Share with everyone' })).toBeNull()
    expect(screen.queryByRole('menuitem', { name: 'Delete…' })).toBeNull()
  })

  it('that nobody has any more are no view', async () => {
    renderPortal('/hosts?view=77&q=web')
    await waitFor(async () => expect((await button()).textContent).toBe('Views'))
    expect(screen.queryByTestId('view-changed')).toBeNull()
  })
})
