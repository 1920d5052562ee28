import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { http, HttpResponse } from 'msw'
import { beforeEach, describe, expect, it } from 'vitest'
import { NOW } from '@/testing/hosts'
import { miner, minerDetail, site } from '@/testing/miners'
import { renderPortal } from '@/testing/render-portal'
import { server } from '@/testing/server'
import type { AgentActions, NewRun, Run, RunItem } from './api/action'
import { useBlinkStore } from './blink-store'

const rows = [
  miner({ id: 1, name: 'unit-1', supported_actions: ['blink', 'blink_off', 'reboot'] }),
  miner({ id: 2, name: 'unit-2', supported_actions: ['blink', 'blink_off', 'reboot'] }),
  miner({ id: 3, name: 'unit-3', supported_actions: [] }),
]
const agent: AgentActions = { agent_id: 7, name: 'north-agent', connected: true, enabled: true, allowed: ['blink', 'reboot'], ranges: ['10.0.0.0/24'], pools: [], most_per_hour: 20, most_at_once: 1, seconds_between: 10 }
let ordered: NewRun[] = []
let told: Run

function item(miner_id: number, change: Partial<RunItem> = {}): RunItem {
  return { miner_id, site_id: 1, agent_id: 7, miner_key: `key-${miner_id}`, state: 'done', outcome: 'done', detail: 'The device took it.', sent_at: NOW, ended_at: NOW, ...change }
}

function run(items: RunItem[], change: Partial<Run> = {}): Run {
  const counts: Record<string, number> = {}
  for (const { state } of items) counts[state] = (counts[state] ?? 0) + 1
  return { id: 5, action: 'reboot', arguments: {}, dry_run: false, stagger_seconds: 10, reason: 'hangs', created_by: 'olga', created_at: NOW, ended: !counts.waiting && !counts.sent, counts, items, ...change }
}

function allow(change: Partial<AgentActions>): void {
  server.use(http.get('*/api/sites/:id/actions', () => HttpResponse.json({ site_id: 1, agents: [{ ...agent, ...change }] })))
}

beforeEach(() => {
  ordered = []
  told = run([item(1)])
  useBlinkStore.setState({ asked: new Map() })
  server.use(
    http.get('*/api/setup', () => HttpResponse.json({ needed: false })),
    http.get('*/api/auth/me', () => HttpResponse.json({ user_id: 1, username: 'olga', role: 'admin' })),
    http.get('*/api/hosts', () => HttpResponse.json({ server_time_ms: NOW, hosts: [] })),
    http.get('*/api/users', () => HttpResponse.json([])),
    http.get('*/api/server', () => HttpResponse.json({ version: '0.1.0', started_at: '2026-01-01T00:00:00Z', tls: true, grpc_port: 50051 })),
    http.get('*/api/sites', () => HttpResponse.json([site()])),
    http.get('*/api/miners', () => HttpResponse.json({ miners: rows, total: rows.length, counts: {} })),
    http.get('*/api/miners/actions/5', () => HttpResponse.json(told)),
    http.post('*/api/miners/actions', async ({ request }) => {
      ordered.push((await request.json()) as NewRun)
      return HttpResponse.json(told, { status: 201 })
    }),
  )
  allow({})
})

describe('the light of a miner', () => {
  it('is lit from its row by one click, and put out by the next', async () => {
    renderPortal('/miners')
    await userEvent.click(await screen.findByRole('button', { name: 'Blink unit-1' }))
    const stop = await screen.findByRole('button', { name: 'Stop unit-1 blinking' })
    expect(ordered).toEqual([{ action: 'blink', miner_ids: [1], arguments: { on: true }, reason: 'to find it', dry_run: false, stagger_seconds: 0 }])
    expect(screen.getByText('unit-1 blinks')).toBeTruthy()
    await userEvent.click(stop)
    await screen.findByText('unit-1 no longer blinks')
    expect(ordered[1]?.arguments).toEqual({ on: false })
  })

  it('says in its place why it was not lit, and tries again', async () => {
    told = run([item(1, { state: 'refused', outcome: 'credentials', detail: 'No login is configured.' })])
    renderPortal('/miners')
    await userEvent.click(await screen.findByRole('button', { name: 'Blink unit-1' }))
    await userEvent.click(await screen.findByRole('button', { name: /unit-1 did not take the order/ }))
    expect(within(await screen.findByRole('dialog')).getByText('No login is configured.')).toBeTruthy()
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }))
    await waitFor(() => expect(ordered).toHaveLength(2))
  })

  it.each([
    ['of its firmware', {}, 'unit-3', /no known way/],
    ['of the file', { enabled: false, why_not: 'There is no file X.', allowed: [] }, 'unit-1', /There is no file X\./],
  ])('is not to be had because %s, and that is said', async (_, change, name, reason) => {
    allow(change)
    renderPortal('/miners')
    await userEvent.click(await screen.findByRole('button', { name: `${name} cannot blink: why` }))
    expect(within(await screen.findByRole('dialog')).getByText(reason)).toBeTruthy()
    expect(ordered).toEqual([])
  })
})

describe('an action on chosen miners', () => {
  async function chooseAndOpen(action: string) {
    const view = renderPortal('/miners')
    await userEvent.click(await screen.findByRole('checkbox', { name: 'Choose all that are listed' }))
    await userEvent.click(await within(await screen.findByTestId('selection-bar')).findByRole('button', { name: action }))
    return { ...view, sheet: within(await screen.findByTestId('sheet')) }
  }

  it('names who is left out, wants a reason and the number, and leads to its run', async () => {
    const { sheet, path } = await chooseAndOpen('Reboot')
    expect(sheet.getByText('unit-1, unit-2', { exact: false })).toBeTruthy()
    expect(within(sheet.getByTestId('left-out')).getByText(/unit-3/)).toBeTruthy()
    expect(sheet.getByText('north-agent: at most 20 an hour, 1 at a time, 10 s apart', { normalizer: plainBlanks })).toBeTruthy()
    const send = sheet.getByRole<HTMLButtonElement>('button', { name: 'Reboot (2)' })
    await userEvent.type(sheet.getByLabelText('Reason'), 'hangs since noon')
    expect(send.disabled).toBe(true)
    await userEvent.type(sheet.getByLabelText('Type 2 to confirm'), '2')
    expect(send.disabled).toBe(false)
    await userEvent.click(send)
    await waitFor(() => expect(path()).toBe('/miners/actions/5'))
    expect(ordered).toEqual([{ action: 'reboot', arguments: {}, miner_ids: [1, 2], reason: 'hangs since noon', dry_run: false, stagger_seconds: 10, confirm: '2' }])
  })

  it('is tried without the number, and asks for it where the server does', async () => {
    server.use(
      http.post('*/api/miners/actions', async ({ request }) => {
        ordered.push((await request.json()) as NewRun)
        return ordered.length === 1 ? HttpResponse.json({ error: 'These are many.' }, { status: 409 }) : HttpResponse.json(told, { status: 201 })
      }),
    )
    const { sheet, path } = await chooseAndOpen('Blink')
    await userEvent.type(sheet.getByLabelText('Reason'), 'to see')
    await userEvent.click(sheet.getByRole('checkbox', { name: /Dry run/ }))
    await userEvent.click(sheet.getByRole('button', { name: 'Try: Blink (2)' }))
    await userEvent.type(await sheet.findByLabelText('Type 2 to confirm'), '2')
    await userEvent.click(sheet.getByRole('button', { name: 'Try: Blink (2)' }))
    await waitFor(() => expect(path()).toBe('/miners/actions/5'))
    expect(ordered.map(({ confirm, dry_run }) => [confirm, dry_run])).toEqual([[undefined, true], ['2', true]])
  })
})

describe('a run', () => {
  it('tells of each miner and is cancelled for those that wait', async () => {
    told = run([item(1), item(2, { state: 'waiting', outcome: null, detail: null, sent_at: null, ended_at: null })])
    server.use(
      http.post('*/api/miners/actions/5/cancel', () => {
        told = run([item(1), item(2, { state: 'cancelled', outcome: 'cancelled', detail: null })], { cancelled_by: 'olga', cancelled_at: NOW })
        return HttpResponse.json(told)
      }),
    )
    renderPortal('/miners/actions/5')
    expect(await screen.findByRole('link', { name: 'unit-1' })).toBeTruthy()
    expect(screen.getByText('Under way')).toBeTruthy()
    await userEvent.click(screen.getByRole('button', { name: 'Cancel the 1 that waits' }))
    expect(await screen.findByText(/Cancelled by olga/)).toBeTruthy()
    expect(screen.getByText('Not all done')).toBeTruthy()
  })

  it('is tried again for those that failed, with its reason and their number', async () => {
    told = run([item(1), item(2, { state: 'refused', outcome: 'unreachable', detail: 'No answer.' })])
    let sent: unknown
    server.use(
      http.post('*/api/miners/actions/5/retry', async ({ request }) => {
        sent = await request.json()
        return HttpResponse.json({ ...told, id: 6, retry_of: 5 }, { status: 201 })
      }),
      http.get('*/api/miners/actions/6', () => HttpResponse.json({ ...told, id: 6, retry_of: 5 })),
    )
    const { path } = renderPortal('/miners/actions/5')
    expect(await screen.findByText('Not reached')).toBeTruthy()
    await userEvent.click(screen.getByRole('button', { name: 'Try 1 again' }))
    const dialog = within(await screen.findByRole('dialog'))
    await userEvent.type(dialog.getByLabelText('Type 1 to confirm'), '1')
    await userEvent.click(dialog.getByRole('button', { name: 'Try 1 again' }))
    await waitFor(() => expect(path()).toBe('/miners/actions/6'))
    expect(sent).toEqual({ reason: 'hangs', include_unknown: false, confirm: '1' })
    expect((await screen.findByRole('link', { name: 'again of run 5' })).getAttribute('href')).toBe('/miners/actions/5')
  })

  it('shows those of one state alone', async () => {
    told = run([item(1), item(2, { state: 'refused', outcome: 'refused', detail: 'No.' })])
    renderPortal('/miners/actions/5')
    await userEvent.click(await screen.findByRole('button', { name: /Refused/ }))
    expect(screen.getAllByTestId('run-item').map(({ dataset }) => dataset.state)).toEqual(['refused'])
  })

  it('stands in the top bar of every page while it goes on, and not after', async () => {
    server.use(http.get('*/api/miners/actions', () => HttpResponse.json({ runs: [run([item(1, { state: 'sent' })], { items: null })] })))
    const { unmount } = renderPortal('/settings')
    expect((await screen.findByTestId('runs-badge')).getAttribute('href')).toBe('/miners/actions/5')
    unmount()
    server.use(http.get('*/api/miners/actions', () => HttpResponse.json({ runs: [run([item(1)], { items: null })] })))
    renderPortal('/miners/actions')
    expect(await screen.findAllByTestId('runs-row')).toHaveLength(1)
    expect(screen.queryByTestId('runs-badge')).toBeNull()
  })

  it('has a page that says how to begin where there is none', async () => {
    renderPortal('/miners/actions')
    expect(await screen.findByText(/miner-actions\.json/)).toBeTruthy()
  })
})

describe('the last actions of a miner', () => {
  beforeEach(() =>
    server.use(
      http.get('*/api/miners/1', () => HttpResponse.json(minerDetail({ id: 1, name: 'unit-1', supported_actions: ['blink', 'blink_off'] }))),
      http.get('*/api/miners/1/changes', () => HttpResponse.json({ changes: [] })),
      http.get('*/api/pools', () => HttpResponse.json([])),
      http.get('*/api/series', () => HttpResponse.json({ error: 'no such route' }, { status: 404 })),
    ),
  )

  it('stand on its page with who asked, what became of it and the way to the run', async () => {
    let asked = ''
    const runs = [run([item(1, { state: 'refused', outcome: 'credentials', detail: 'No login is configured.' })], { id: 6, created_at: NOW - 60_000 }), run([item(1)], { id: 5, action: 'blink', arguments: { on: true }, dry_run: true })]
    server.use(
      http.get('*/api/miners/actions', ({ request }) => {
        const miner = new URL(request.url).searchParams.get('miner')
        asked = miner ?? asked
        return HttpResponse.json({ runs: miner === null ? [] : runs })
      }),
    )
    renderPortal('/miners/1')
    const [first, second, ...more] = await screen.findAllByTestId('last-action')
    expect([asked, more]).toEqual(['1', []])
    expect(within(first!).getByRole('link', { name: 'Reboot' }).getAttribute('href')).toBe('/miners/actions/6')
    expect(first!.textContent).toMatch(/Login refused.*No login is configured\..*olga/)
    expect(second!.textContent).toMatch(/Blink.*On.*dry run.*Done.*olga/)
  })

  it.each([
    ['admin', /choose an action at the top/],
    ['viewer', /Administrators do that/],
  ])('say to a person who is %s how there would be one', async (role, words) => {
    server.use(http.get('*/api/auth/me', () => HttpResponse.json({ user_id: 1, username: 'olga', role })), http.get('*/api/miners/actions', () => HttpResponse.json({ runs: [] })))
    renderPortal('/miners/1')
    expect(await screen.findByText(words)).toBeTruthy()
    expect(screen.queryByTestId('last-action')).toBeNull()
  })
})

/** A unit is tied to its number by a blank that does not break. */
function plainBlanks(text: string): string {
  return text.replaceAll('\u00a0', ' ')
}
