import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { http, HttpResponse } from 'msw'
import { beforeEach, describe, expect, it } from 'vitest'
import { serverNow } from '@/shared/time/server-clock'
import { NOW } from '@/testing/hosts'
import { minerDetail, site } from '@/testing/miners'
import { renderPortal } from '@/testing/render-portal'
import { server } from '@/testing/server'
import type { MinerDetail } from '../api/miner-detail'

let shown: MinerDetail
let sent: unknown[] = []
let role: 'admin' | 'viewer' = 'admin'
let refusal: string | null = null

beforeEach(() => {
  shown = minerDetail({ tags: ['hydro'] })
  sent = []
  role = 'admin'
  refusal = null
  server.use(
    http.get('*/api/setup', () => HttpResponse.json({ needed: false })),
    http.get('*/api/auth/me', () => HttpResponse.json({ user_id: 1, username: 'olga', role })),
    http.get('*/api/hosts', () => HttpResponse.json({ server_time_ms: NOW, hosts: [] })),
    http.get('*/api/sites', () => HttpResponse.json([site()])),
    http.get('*/api/pools', () => HttpResponse.json([{ id: 4, name: 'main', url: 'stratum+tcp://pool.example:3333', worker_pattern: null, site_id: null }])),
    http.get('*/api/series', () => HttpResponse.json({ error: 'no such route' }, { status: 404 })),
    http.get('*/api/miners', () => HttpResponse.json({ miners: [], total: 0, counts: { tag: { hydro: 1, lent: 7 } } })),
    http.get('*/api/miners/1', () => HttpResponse.json(shown)),
    http.get('*/api/miners/1/changes', () => HttpResponse.json({ changes: [] })),
    http.patch('*/api/miners/1', async ({ request }) => {
      if (refusal) return HttpResponse.json({ error: refusal }, { status: 400 })
      const body = (await request.json()) as { name?: string | null }
      sent.push(body)
      shown = { ...shown, ...body, name: 'name' in body ? (body.name ?? 'S19-1') : shown.name, given_name: 'name' in body ? (body.name ?? null) : shown.given_name }
      return HttpResponse.json(shown)
    }),
    http.delete('*/api/miners/1', () => {
      sent.push('forgotten')
      return new HttpResponse(null, { status: 204 })
    }),
  )
})

const undo = async () => userEvent.click(within(await screen.findByTestId('toast')).getByRole('button', { name: 'Undo' }))

describe('what is decided about a miner', () => {
  it('is its name, and the one before comes back as it was: of its own', async () => {
    renderPortal('/miners/1')
    await userEvent.click(await screen.findByRole('button', { name: 'Rename' }))
    const name = await screen.findByRole('textbox', { name: 'Name' })
    await userEvent.clear(name)
    await userEvent.type(name, 'corner{Enter}')
    expect(await screen.findByRole('heading', { name: 'corner', level: 1 })).toBeTruthy()
    await undo()
    expect(await screen.findByRole('heading', { name: 'S19-1', level: 1 })).toBeTruthy()
    expect(sent).toEqual([{ name: 'corner' }, { name: null }])
  })

  it('says at the field what the server has against it, and escapes with the key', async () => {
    refusal = 'name may contain printable characters only.'
    renderPortal('/miners/1')
    await userEvent.click(await screen.findByRole('button', { name: 'Rename' }))
    const name = await screen.findByRole('textbox', { name: 'Name' })
    await userEvent.type(name, '\u0007x{Enter}')
    const problem = await screen.findByText(/printable characters only/)
    expect(name.getAttribute('aria-describedby')).toBe(problem.id)
    expect(name.getAttribute('aria-invalid')).toBe('true')
    await userEvent.keyboard('{Escape}')
    expect(document.activeElement).toBe(await screen.findByRole('button', { name: 'Rename' }))
    expect(sent).toEqual([])
  })

  it('is a tag that others have, or a new one; each can be taken away', async () => {
    renderPortal('/miners/1')
    await userEvent.click(await screen.findByRole('button', { name: 'Add a tag' }))
    await userEvent.click(await screen.findByRole('option', { name: /lent/ }))
    await waitFor(() => expect(sent).toEqual([{ tags: ['hydro', 'lent'] }]))
    await userEvent.click(await screen.findByRole('button', { name: 'Remove the tag lent' }))
    await waitFor(() => expect(sent).toHaveLength(2))
    await userEvent.click(await screen.findByRole('button', { name: 'Add a tag' }))
    await userEvent.type(await screen.findByPlaceholderText('Search or type a new one'), 'row 4{Enter}')
    await waitFor(() => expect(sent.at(-1)).toEqual({ tags: ['hydro', 'row 4'] }))
    expect((await screen.findByRole('link', { name: 'row 4' })).getAttribute('href')).toBe('/miners?tag=row+4')
  })

  it('is its pool and that it stands still', async () => {
    renderPortal('/miners/1')
    const pool = await screen.findByRole('combobox', { name: 'Intended pool' })
    await screen.findByRole('option', { name: 'Those of its site: main' })
    await userEvent.selectOptions(pool, 'main · stratum+tcp://pool.example:3333')
    await waitFor(() => expect(sent).toEqual([{ pool_id: 4 }]))
    await userEvent.click(await screen.findByRole('checkbox', { name: 'Paused: expected to stand still' }))
    await waitFor(() => expect(sent.at(-1)).toEqual({ paused: true }))
    expect(await screen.findByText('S19-1 is expected to stand still now.')).toBeTruthy()
    expect(screen.getByText(/does not count among the silent ones/)).toBeTruthy()
  })

  it('is to forget it, where it is offline, after being told what that means', async () => {
    const { path } = renderPortal('/miners/1')
    const button = await screen.findByRole<HTMLButtonElement>('button', { name: 'Forget this miner…' })
    expect(button.disabled).toBe(true)
    shown = { ...shown, status: 'offline' }
    await userEvent.click(await screen.findByRole('button', { name: 'Remove the tag hydro' }))
    await waitFor(() => expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Forget this miner…' }).disabled).toBe(false))
    await userEvent.click(screen.getByRole('button', { name: 'Forget this miner…' }))
    expect(await screen.findByText(/it comes back by itself, as a new miner/)).toBeTruthy()
    await userEvent.click(screen.getByRole('button', { name: 'Forget' }))
    await waitFor(() => expect(path()).toBe('/miners'))
    expect(sent.at(-1)).toBe('forgotten')
  })

  it('is shown and not asked of those who may not', async () => {
    role = 'viewer'
    renderPortal('/miners/1')
    expect(await screen.findByText('Those of its site: main')).toBeTruthy()
    expect(screen.getByText('Not expected')).toBeTruthy()
    expect(screen.getByRole('link', { name: 'hydro' })).toBeTruthy()
    for (const name of ['Rename', 'Add a tag', 'Remove the tag hydro', 'Forget this miner…']) expect(screen.queryByRole('button', { name })).toBeNull()
  })

  it('is of now: a miner of the past is only looked at', async () => {
    renderPortal(`/miners/1?at=${Math.round(serverNow() - 3_600_000)}`)
    await screen.findByTestId('miner-page')
    await screen.findByRole('link', { name: 'hydro' })
    expect(screen.queryByRole('button', { name: 'Rename' })).toBeNull()
  })
})
