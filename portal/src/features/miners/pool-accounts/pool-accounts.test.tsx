import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { http, HttpResponse } from 'msw'
import { beforeEach, describe, expect, it } from 'vitest'
import { NOW } from '@/testing/hosts'
import { site } from '@/testing/miners'
import { renderPortal } from '@/testing/render-portal'
import { server } from '@/testing/server'
import { draftOf, emptyDraft, isMoved, mayGoPlain, toAccount, toChanges } from './account-draft'
import type { PoolAccount } from './api/list-pool-accounts'
import type { PoolKind } from './api/list-pool-kinds'

const braiins: PoolKind = { kind: 'braiins', title: 'Braiins Pool', account_is: 'name', needs_secret: true, secret_is: 'token', base_url: 'https://pool.braiins.com/' }
const antpool: PoolKind = { kind: 'antpool', title: 'AntPool (Bitcoin)', account_is: 'name', needs_secret: true, secret_is: 'key_and_secret', base_url: 'https://antpool.com/' }
const ckpool: PoolKind = { kind: 'ckpool', title: 'ckpool', account_is: 'address', needs_secret: false, secret_is: 'none', base_url: 'https://solo.ckpool.org/' }

function account(change: Partial<PoolAccount> = {}): PoolAccount {
  return { id: 4, kind: 'braiins', title: 'Braiins Pool', account: 'farm', base_url: braiins.base_url, is_own_base_url: false, hosts: [], allow_plaintext: false, state: 'ok', last_success_at: NOW - 60_000, error: null, workers_seen: 212, ...change }
}

describe('what stands in the form', () => {
  it('leaves what was not filled in to the server', () =>
    expect(toAccount({ ...emptyDraft, kind: 'ckpool', account: ' bc1q ', secret: 'typed before', hosts: ' a.lan, 10.0.0.2 ' }, ckpool)).toEqual({
      kind: 'ckpool',
      account: 'bc1q',
      secret: null,
      base_url: null,
      hosts: ['a.lan', '10.0.0.2'],
      allow_plaintext: false,
    }))

  it('lets only a pool without a secret be asked without TLS', () => {
    const plain = { ...emptyDraft, baseUrl: ' HTTP://10.0.0.9/', plaintext: true }
    expect([mayGoPlain(plain, ckpool), mayGoPlain(plain, braiins), mayGoPlain({ ...plain, baseUrl: 'https://10.0.0.9/' }, ckpool)]).toEqual([true, false, false])
    expect(toAccount({ ...plain, baseUrl: 'https://10.0.0.9/' }, ckpool).allow_plaintext).toBe(false)
  })

  it('sends of a changed account only what is different, and a secret only where one was typed', () => {
    const own = account({ base_url: 'https://pool.lan/api/', is_own_base_url: true, hosts: ['a.lan', 'b.lan'] })
    const draft = draftOf(own)
    expect(draft).toMatchObject({ account: 'farm', secret: '', baseUrl: 'https://pool.lan/api/', hosts: 'a.lan b.lan' })
    expect(toChanges(draft, own, braiins)).toEqual({})
    expect(toChanges({ ...draft, account: ' farm2 ', hosts: 'a.lan' }, own, braiins)).toEqual({ account: 'farm2', hosts: ['a.lan'] })
    expect(toChanges({ ...draft, secret: ' n3w ' }, own, braiins)).toEqual({ secret: 'n3w' })
    expect(toChanges({ ...draft, baseUrl: '', secret: 'n3w' }, own, braiins)).toEqual({ base_url: null, secret: 'n3w' })
    expect(toChanges({ ...draftOf(account({ kind: 'ckpool' })), baseUrl: 'http://10.0.0.9', plaintext: true }, account({ kind: 'ckpool' }), ckpool)).toEqual({ base_url: 'http://10.0.0.9', allow_plaintext: true })
  })

  it('takes an address with and without its last slash for the same', () => {
    const own = account({ base_url: 'https://pool.lan/api/', is_own_base_url: true })
    const moved = (baseUrl: string) => isMoved({ ...draftOf(own), baseUrl }, own)
    expect([moved(' https://pool.lan/api '), moved('https://pool.lan/'), moved('')]).toEqual([false, true, true])
    expect(isMoved(draftOf(account()), account())).toBe(false)
  })
})

describe('the pool accounts', () => {
  let accounts: PoolAccount[]
  let role: 'admin' | 'viewer'
  let sent: unknown

  beforeEach(() => {
    accounts = []
    role = 'admin'
    sent = null
    server.use(
      http.get('*/api/setup', () => HttpResponse.json({ needed: false })),
      http.get('*/api/auth/me', () => HttpResponse.json({ user_id: 1, username: 'olga', role })),
      http.get('*/api/hosts', () => HttpResponse.json({ server_time_ms: NOW, hosts: [] })),
      http.get('*/api/sites/1', () => HttpResponse.json(site())),
      http.get('*/api/racks', () => HttpResponse.json([])),
      http.get('*/api/containers', () => HttpResponse.json([])),
      http.get('*/api/pools', () => HttpResponse.json([])),
      http.get('*/api/miners', () => HttpResponse.json({ miners: [], total: 0, counts: {} })),
      http.get('*/api/miner-findings', () => HttpResponse.json({ findings: [] })),
      http.get('*/api/miners/boards/worst', () => HttpResponse.json([])),
      http.get('*/api/pool-accounts', () => HttpResponse.json(accounts)),
      http.get('*/api/pool-accounts/kinds', () => HttpResponse.json([antpool, braiins, ckpool])),
      http.post('*/api/pool-accounts', async ({ request }) => {
        sent = await request.json()
        accounts = [account({ state: 'waiting', workers_seen: null, last_success_at: null })]
        return HttpResponse.json(accounts[0], { status: 201 })
      }),
      http.patch('*/api/pool-accounts/4', async ({ request }) => {
        sent = await request.json()
        accounts = [account({ account: 'farm2' })]
        return HttpResponse.json(accounts[0])
      }),
      http.delete('*/api/pool-accounts/4', () => {
        accounts = []
        return new HttpResponse(null, { status: 204 })
      }),
    )
  })

  it('say what they are for while there are none, and ask only for what the chosen kind needs', async () => {
    renderPortal('/sites/1/places')
    expect((await screen.findByText(/^No pool is asked yet\./)).textContent).toContain('Begin with “Choose a pool…” below')
    expect(screen.queryByLabelText('Token or key of the API')).toBeNull()
    await userEvent.selectOptions(await screen.findByLabelText('Pool'), 'ckpool')
    expect(screen.getByLabelText('Payout address')).toBeTruthy()
    expect(screen.queryByLabelText('Token or key of the API')).toBeNull()
    await userEvent.type(screen.getByLabelText('Address of the API'), 'http://10.0.0.9')
    expect(screen.getByLabelText('Ask without TLS, in a network of my own')).toBeTruthy()

    await userEvent.selectOptions(screen.getByLabelText('Pool'), 'braiins')
    expect(screen.getByLabelText<HTMLInputElement>('Address of the API').value).toBe('')
    await userEvent.selectOptions(screen.getByLabelText('Pool'), 'antpool')
    expect(screen.getByLabelText('Key and secret of the API')).toBeTruthy()
    expect(screen.getByText(/^As KEY:SECRET\./)).toBeTruthy()

    await userEvent.selectOptions(screen.getByLabelText('Pool'), 'braiins')
    await userEvent.type(screen.getByLabelText('User or sub-account'), 'farm')
    const secret = screen.getByLabelText<HTMLInputElement>('Token or key of the API')
    expect(secret.type).toBe('password')
    await userEvent.type(secret, 't0p')
    await userEvent.click(screen.getByRole('button', { name: 'Add account' }))
    const row = await screen.findByTestId('pool-account-4')
    expect(sent).toEqual({ kind: 'braiins', account: 'farm', secret: 't0p', base_url: null, hosts: [], allow_plaintext: false })
    expect(within(row).getByText('not asked yet')).toBeTruthy()
    expect(screen.queryByLabelText('Token or key of the API')).toBeNull()
    expect(screen.queryByDisplayValue('t0p')).toBeNull()
  })

  it('tell what a test saw in the words of the server, and are deleted', async () => {
    accounts = [account({ is_own_base_url: true, hosts: ['proxy.lan'] })]
    server.use(http.post('*/api/pool-accounts/4/test', () => HttpResponse.json({ ok: true, sentence: 'Braiins Pool lists 212 workers of farm, together 21 PH/s over 5 min.', workers: 212 })))
    renderPortal('/sites/1/places')
    const row = await screen.findByTestId('pool-account-4')
    expect(row.textContent).toContain('212 workers')
    expect(row.textContent).toContain('https://pool.braiins.com/ · proxy.lan')
    await userEvent.click(within(row).getByRole('button', { name: 'Test' }))
    expect(await within(row).findByText('Braiins Pool lists 212 workers of farm, together 21 PH/s over 5 min.')).toBeTruthy()
    await userEvent.click(within(row).getByRole('button', { name: 'Delete account Braiins Pool · farm' }))
    await waitFor(() => expect(screen.queryByTestId('pool-account-4')).toBeNull())
  })

  it('are changed where they stand, and their secret is not asked for again', async () => {
    accounts = [account({ hosts: ['proxy.lan'] })]
    renderPortal('/sites/1/places')
    const row = await screen.findByTestId('pool-account-4')
    const pencil = within(row).getByRole('button', { name: 'Change account Braiins Pool · farm' })
    await userEvent.click(pencil)
    const form = await within(row).findByRole('form', { name: 'Change account Braiins Pool · farm' })
    const secret = within(form).getByLabelText<HTMLInputElement>('Token or key of the API')
    expect([secret.value, secret.required]).toEqual(['', false])
    expect(within(form).getByText('Unchanged unless you type a new one.')).toBeTruthy()
    await userEvent.type(within(form).getByLabelText('User or sub-account'), '2')
    await userEvent.click(within(form).getByRole('button', { name: 'Save' }))
    expect(await within(row).findByText('farm2')).toBeTruthy()
    expect(sent).toEqual({ account: 'farm2' })
    expect(within(row).queryByRole('form')).toBeNull()
  })

  it('want the secret again for another address, and say what the server says', async () => {
    accounts = [account()]
    server.use(
      http.patch('*/api/pool-accounts/4', async ({ request }) => {
        sent = await request.json()
        return HttpResponse.json({ error: 'base_url leads to an address that is never asked.' }, { status: 400 })
      }),
    )
    renderPortal('/sites/1/places')
    const row = await screen.findByTestId('pool-account-4')
    await userEvent.click(within(row).getByRole('button', { name: 'Change account Braiins Pool · farm' }))
    const form = await within(row).findByRole('form')
    await userEvent.type(within(form).getByLabelText('Address of the API'), 'https://pool.lan')
    const secret = within(form).getByLabelText<HTMLInputElement>('Token or key of the API')
    expect(secret.required).toBe(true)
    expect(within(form).getByText(/^A new address needs it again/)).toBeTruthy()
    await userEvent.click(within(form).getByRole('button', { name: 'Save' }))
    expect(sent).toBeNull()
    await userEvent.type(secret, 'n3w')
    await userEvent.click(within(form).getByRole('button', { name: 'Save' }))
    expect(await within(form).findByText(/never asked/)).toBeTruthy()
    expect(sent).toEqual({ base_url: 'https://pool.lan', secret: 'n3w' })

    await userEvent.keyboard('{Escape}')
    expect(within(row).queryByRole('form')).toBeNull()
    await userEvent.click(within(row).getByRole('button', { name: 'Change account Braiins Pool · farm' }))
    expect((await within(row).findByLabelText<HTMLInputElement>('Token or key of the API')).value).toBe('')
  })

  it('show why one is not answered, and no buttons to those who may not', async () => {
    role = 'viewer'
    accounts = [account({ state: 'failing', error: 'The pool refuses (401): the secret or what it allows is wrong.' })]
    renderPortal('/sites/1/places')
    const row = await screen.findByTestId('pool-account-4')
    expect(within(row).getByText('does not answer')).toBeTruthy()
    expect(within(row).getByText('The pool refuses (401): the secret or what it allows is wrong.')).toBeTruthy()
    expect(within(row).queryByRole('button')).toBeNull()
    expect(screen.queryByLabelText('Pool')).toBeNull()
  })

  it('send those who may not add one to an administrator', async () => {
    role = 'viewer'
    renderPortal('/sites/1/places')
    expect((await screen.findByText(/^No pool is asked yet\./)).textContent).toContain('An administrator adds accounts here.')
  })

  it('say why an account was not taken', async () => {
    server.use(http.post('*/api/pool-accounts', () => HttpResponse.json({ error: 'The account farm of this kind and address is there already.' }, { status: 409 })))
    renderPortal('/sites/1/places')
    await userEvent.selectOptions(await screen.findByLabelText('Pool'), 'braiins')
    await userEvent.type(screen.getByLabelText('User or sub-account'), 'farm')
    await userEvent.type(screen.getByLabelText('Token or key of the API'), 't0p')
    await userEvent.click(screen.getByRole('button', { name: 'Add account' }))
    expect(await screen.findByText(/is there already/)).toBeTruthy()
    expect(screen.getByLabelText<HTMLInputElement>('User or sub-account').value).toBe('farm')
  })
})
