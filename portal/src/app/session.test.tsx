import { screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { http, HttpResponse } from 'msw'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { host, NOW } from '@/testing/hosts'
import { renderPortal } from '@/testing/render-portal'
import { server } from '@/testing/server'

const person = { user_id: 1, username: 'olga', role: 'admin' }
const loginReply = { ...person, token: 't', access_token: 't', token_type: 'bearer' }
const hosts = http.get('*/api/hosts', () => HttpResponse.json({ server_time_ms: NOW, hosts: [host()] }))
const setup = (needed: boolean) => http.get('*/api/setup', () => HttpResponse.json({ needed }))
const me = (reply: object | null) => http.get('*/api/auth/me', () => (reply ? HttpResponse.json(reply) : HttpResponse.json({ error: 'sign in' }, { status: 401 })))

describe('a new server', () => {
  it('asks for the setup code and then shows the fleet, where a host may be already', async () => {
    let sent: unknown
    server.use(setup(true), hosts, http.post('*/api/setup', async ({ request }) => ((sent = await request.json()), HttpResponse.json(loginReply, { status: 201 }))))
    const { path } = renderPortal('/hosts')
    await screen.findByTestId('setup-form')
    await userEvent.type(screen.getByLabelText('Setup code'), 'ABC-123')
    await userEvent.type(screen.getByLabelText('User name'), 'olga')
    await userEvent.type(screen.getByLabelText('Password'), 'long enough')
    await userEvent.type(screen.getByLabelText('Password again'), 'long enough')
    await userEvent.click(screen.getByRole('button', { name: 'Create administrator' }))
    await screen.findByTestId('fleet-table')
    expect(path()).toBe('/hosts')
    expect(sent).toEqual({ setup_code: 'ABC-123', username: 'olga', password: 'long enough' })
  })

  it('keeps a form with two different passwords back', async () => {
    server.use(setup(true))
    renderPortal('/setup')
    await screen.findByTestId('setup-form')
    await userEvent.type(screen.getByLabelText('Setup code'), 'x')
    await userEvent.type(screen.getByLabelText('User name'), 'olga')
    await userEvent.type(screen.getByLabelText('Password'), 'long enough')
    await userEvent.type(screen.getByLabelText('Password again'), 'something else')
    await userEvent.click(screen.getByRole('button', { name: 'Create administrator' }))
    await screen.findByText('The two passwords differ.')
  })

  it('says so when the code is wrong', async () => {
    server.use(setup(true), http.post('*/api/setup', () => HttpResponse.json({ error: 'no' }, { status: 403 })))
    renderPortal('/setup')
    await screen.findByTestId('setup-form')
    await userEvent.type(screen.getByLabelText('Setup code'), 'x')
    await userEvent.type(screen.getByLabelText('User name'), 'olga')
    await userEvent.type(screen.getByLabelText('Password'), 'long enough')
    await userEvent.type(screen.getByLabelText('Password again'), 'long enough{Enter}')
    expect((await screen.findByRole('alert')).textContent).toContain('setup code is not right')
  })
})

describe('login', () => {
  it('leads back to the page that was asked for', async () => {
    server.use(setup(false), me(null), hosts, http.post('*/api/auth/login', () => HttpResponse.json(loginReply)))
    const { path } = renderPortal('/hosts?q=web&state=stale')
    await screen.findByTestId('login-form')
    expect(path()).toBe(`/login?return=${encodeURIComponent('/hosts?q=web&state=stale')}`)
    await userEvent.type(screen.getByLabelText('User name'), 'olga')
    await userEvent.type(screen.getByLabelText('Password'), 'secret{Enter}')
    await waitFor(() => expect(path()).toBe('/hosts?q=web&state=stale'))
  })

  it('clears the password and explains a refusal', async () => {
    server.use(setup(false), http.post('*/api/auth/login', () => HttpResponse.json({ error: 'no' }, { status: 401 })))
    renderPortal('/login')
    await userEvent.type(await screen.findByLabelText('User name'), 'olga')
    await userEvent.type(screen.getByLabelText('Password'), 'wrong{Enter}')
    await screen.findByText('The user name or the password is not right.')
    expect(screen.getByLabelText<HTMLInputElement>('Password').value).toBe('')
  })

  it('says how long to wait after too many attempts', async () => {
    server.use(setup(false), http.post('*/api/auth/login', () => HttpResponse.json({ error: 'no' }, { status: 429, headers: { 'Retry-After': '30' } })))
    renderPortal('/login')
    await userEvent.type(await screen.findByLabelText('User name'), 'olga')
    await userEvent.type(screen.getByLabelText('Password'), 'wrong{Enter}')
    await screen.findByText('Too many attempts. Try again in 30 seconds.')
  })
})

describe('the portal', () => {
  it('shows the fleet to a signed-in person', async () => {
    server.use(setup(false), me(person), hosts)
    renderPortal('/')
    expect(await screen.findByRole('link', { name: 'web-1' })).toBeTruthy()
    expect(screen.getByTestId('fleet-row').dataset.hostId).toBe('1')
  })

  it('lets the person sign out', async () => {
    server.use(setup(false), me(person), hosts, http.post('*/api/auth/logout', () => new HttpResponse(null, { status: 204 })))
    const { path } = renderPortal('/hosts')
    await userEvent.click(await screen.findByRole('button', { name: 'Account of olga' }))
    await userEvent.click(await screen.findByRole('menuitem', { name: 'Sign out' }))
    await screen.findByTestId('login-form')
    expect(path()).toContain('/login')
  })

  it('forgets the person as soon as any call answers 401', async () => {
    server.use(setup(false), me(person), http.get('*/api/hosts', () => HttpResponse.json({ error: 'sign in' }, { status: 401 })))
    const { path } = renderPortal('/hosts')
    await screen.findByTestId('login-form').catch(() => undefined)
    await waitFor(() => expect(path()).toContain('/login'))
  })
})

describe('a server that is away', () => {
  afterEach(() => vi.useRealTimers())

  it('is asked again by itself until it answers', async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true, toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] })
    server.use(http.get('*/api/setup', () => HttpResponse.json({ error: 'no' }, { status: 400 })))
    renderPortal('/hosts')
    await screen.findByRole('button', { name: 'Try again' })
    server.use(setup(false), me(null))
    await vi.advanceTimersByTimeAsync(6_000)
    await screen.findByTestId('login-form')
  })
})
