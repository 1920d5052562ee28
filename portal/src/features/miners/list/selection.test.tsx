import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { http, HttpResponse } from 'msw'
import { beforeEach, describe, expect, it } from 'vitest'
import { NOW } from '@/testing/hosts'
import { miner, site } from '@/testing/miners'
import { renderPortal } from '@/testing/render-portal'
import { server } from '@/testing/server'

const all = [1, 2, 3, 4, 5].map((id) => miner({ id, name: `unit-${id}` }))
let role: 'admin' | 'viewer' = 'admin'

/** Three are listed at once here, so that there are more than are shown. */
function reply(request: Request) {
  const params = new URL(request.url).searchParams
  const fitting = all.filter(({ name }) => name.includes(params.get('search') ?? ''))
  return HttpResponse.json({ miners: Number(params.get('limit')) > 1000 ? fitting : fitting.slice(0, 3), total: fitting.length, counts: {} })
}

const box = (name: string) => screen.findByRole<HTMLInputElement>('checkbox', { name })
const bar = () => screen.findByTestId('selection-bar')

describe('miners that are chosen', () => {
  beforeEach(() => {
    role = 'admin'
    server.use(
      http.get('*/api/setup', () => HttpResponse.json({ needed: false })),
      http.get('*/api/auth/me', () => HttpResponse.json({ user_id: 1, username: 'olga', role })),
      http.get('*/api/hosts', () => HttpResponse.json({ server_time_ms: NOW, hosts: [] })),
      http.get('*/api/sites', () => HttpResponse.json([site()])),
      http.get('*/api/miners', ({ request }) => reply(request)),
    )
  })

  it('are counted in a bar that leaves with the last of them', async () => {
    renderPortal('/miners')
    await userEvent.click(await box('Choose unit-2'))
    expect(within(await bar()).getByText('1 miner chosen')).toBeTruthy()
    await userEvent.click(await box('Choose unit-2'))
    expect(screen.queryByTestId('selection-bar')).toBeNull()
  })

  it('are a range with shift, and all that are shown by the box on top', async () => {
    renderPortal('/miners')
    const person = userEvent.setup()
    await person.click(await box('Choose unit-3'))
    await person.keyboard('{Shift>}')
    await person.click(await box('Choose unit-1'))
    await person.keyboard('{/Shift}')
    expect(within(await bar()).getByText('3 miners chosen')).toBeTruthy()
    const top = await box('Choose all that are listed')
    expect(top.checked).toBe(true)
    await person.click(await box('Choose unit-2'))
    expect([top.checked, top.indeterminate]).toEqual([false, true])
    await person.click(top)
    expect(within(await bar()).getByText('3 miners chosen')).toBeTruthy()
  })

  it('may be all that the filter fits, also those that are not listed', async () => {
    renderPortal('/miners')
    await userEvent.click(await box('Choose unit-1'))
    await userEvent.click(within(await bar()).getByRole('button', { name: 'Choose all 5 that match' }))
    await waitFor(async () => expect(within(await bar()).getByText('5 miners chosen')).toBeTruthy())
    expect(within(await bar()).getByText('2 of them are not listed here')).toBeTruthy()
    expect(within(await bar()).queryByRole('button', { name: /Choose all/ })).toBeNull()
  })

  it('stay chosen while the search changes', async () => {
    renderPortal('/miners')
    await userEvent.click(await box('Choose unit-1'))
    await userEvent.type(screen.getByRole('searchbox'), 'unit-4')
    await userEvent.click(await box('Choose unit-4'))
    expect(within(await bar()).getByText('2 miners chosen')).toBeTruthy()
    expect(within(await bar()).getByText('1 of them is not listed here')).toBeTruthy()
    await userEvent.click(within(await bar()).getByRole('button', { name: 'Choose none' }))
    expect(screen.queryByTestId('selection-bar')).toBeNull()
  })

  it('are the business of administrators', async () => {
    role = 'viewer'
    renderPortal('/miners')
    await screen.findAllByTestId('miners-row')
    expect(screen.queryByRole('checkbox')).toBeNull()
  })
})
