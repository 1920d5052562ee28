import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { http, HttpResponse } from 'msw'
import { beforeEach, describe, expect, it } from 'vitest'
import { NOW } from '@/testing/hosts'
import { miner, site } from '@/testing/miners'
import { renderPortal } from '@/testing/render-portal'
import { server } from '@/testing/server'

const rows = [miner({ id: 1, name: 'unit-1', tags: ['hydro'] }), miner({ id: 2, name: 'unit-2', tags: ['hydro', 'lent'] }), miner({ id: 3, name: 'unit-3' })]
let sent: unknown[] = []
let refusal: string | null = null

beforeEach(() => {
  sent = []
  refusal = null
  server.use(
    http.get('*/api/setup', () => HttpResponse.json({ needed: false })),
    http.get('*/api/auth/me', () => HttpResponse.json({ user_id: 1, username: 'olga', role: 'admin' })),
    http.get('*/api/hosts', () => HttpResponse.json({ server_time_ms: NOW, hosts: [] })),
    http.get('*/api/sites', () => HttpResponse.json([site()])),
    http.get('*/api/pools', () => HttpResponse.json([{ id: 4, name: 'main', url: 'stratum+tcp://pool.example:3333', worker_pattern: null, site_id: null }])),
    http.get('*/api/miners', () => HttpResponse.json({ miners: rows, total: rows.length, counts: { tag: { hydro: 2, lent: 1, old: 4 } } })),
    http.patch('*/api/miners', async ({ request }) => {
      if (refusal) return HttpResponse.json({ error: refusal }, { status: 400 })
      const body = (await request.json()) as { miner_ids: number[] }
      sent.push(body)
      return HttpResponse.json({ changed: body.miner_ids.slice(0, 1).map((miner_id) => ({ miner_id, tags: [], paused: false, pool_id: null })) })
    }),
  )
})

async function choose(...names: string[]) {
  renderPortal('/miners')
  for (const name of names) await userEvent.click(await screen.findByRole('checkbox', { name: `Choose ${name}` }))
  await userEvent.click(await screen.findByTestId('bulk-edits'))
}

describe('what is decided about many miners', () => {
  it('is a tag for all of them, and who had it keeps it when it is undone', async () => {
    await choose('unit-1', 'unit-3')
    await userEvent.click(await screen.findByRole('menuitem', { name: 'Tags…' }))
    expect(await screen.findByRole('heading', { name: 'Tags of 2 miners' })).toBeTruthy()
    await userEvent.click(await screen.findByRole('option', { name: /old/ }))
    const toast = await screen.findByTestId('toast')
    expect(within(toast).getByText('1 miner changed.')).toBeTruthy()
    await userEvent.click(within(toast).getByRole('button', { name: 'Undo' }))
    await waitFor(() => expect(sent).toEqual([{ miner_ids: [1, 3], tags_add: ['old'] }, { miner_ids: [1], tags_remove: ['old'] }]))
  })

  it('is a tag taken from those that have it', async () => {
    await choose('unit-1', 'unit-2')
    await userEvent.click(await screen.findByRole('menuitem', { name: 'Tags…' }))
    const tags = await screen.findByRole('group', { name: 'Tags' })
    expect(within(tags).getByTitle('1 of them has it')).toBeTruthy()
    await userEvent.click(within(tags).getByRole('button', { name: 'Remove the tag lent' }))
    await waitFor(() => expect(sent).toEqual([{ miner_ids: [1, 2], tags_remove: ['lent'] }]))
  })

  it('says what the server has against a tag where it is typed', async () => {
    refusal = "tags has 'a,b'; a tag has no comma."
    await choose('unit-1')
    await userEvent.click(await screen.findByRole('menuitem', { name: 'Tags…' }))
    await userEvent.type(await screen.findByPlaceholderText('Search or type a new one'), 'a,b{Enter}')
    expect((await screen.findByRole('alert')).textContent).toContain('a tag has no comma')
  })

  it('is the pause and the pool', async () => {
    await choose('unit-1', 'unit-2')
    await userEvent.click(await screen.findByRole('menuitem', { name: 'Expect to stand still' }))
    await waitFor(() => expect(sent).toEqual([{ miner_ids: [1, 2], paused: true }]))
    await userEvent.click(await screen.findByTestId('bulk-edits'))
    await userEvent.click(await screen.findByRole('menuitem', { name: 'Intended pool…' }))
    await screen.findByRole('option', { name: /^main/ })
    await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Intended pool' }), '4')
    await userEvent.click(screen.getByRole('button', { name: 'Set pool' }))
    await waitFor(() => expect(sent.at(-1)).toEqual({ miner_ids: [1, 2], pool_id: 4 }))
  })
})
