import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { http, HttpResponse } from 'msw'
import { beforeEach, describe, expect, it } from 'vitest'
import { NOW } from '@/testing/hosts'
import { miner, site } from '@/testing/miners'
import { renderPortal } from '@/testing/render-portal'
import { server } from '@/testing/server'

const rows = [
  miner({ id: 1, name: 'worst', status: 'needs_attention', verdict: 'slow_board', verdict_reasons: ['Board 2 gives 33 %.'], issues: ['board_slow'], hashrate: 7e13, fans: [5880, 0] }),
  miner({ id: 2, name: 'silent', status: 'offline', verdict: 'offline', hashrate: null, hashrate_expected: null, ip_address: '8.8.8.8' }),
]
let asked: URLSearchParams[] = []

describe('the page of the miners', () => {
  beforeEach(() => {
    asked = []
    server.use(
      http.get('*/api/setup', () => HttpResponse.json({ needed: false })),
      http.get('*/api/auth/me', () => HttpResponse.json({ user_id: 1, username: 'olga', role: 'admin' })),
      http.get('*/api/hosts', () => HttpResponse.json({ server_time_ms: NOW, hosts: [] })),
      http.get('*/api/sites', () => HttpResponse.json([site({ summary: { hashrate: 7e13, hashrate_expected: 2.2e14 } })])),
      http.get('*/api/miners', ({ request }) => {
        asked.push(new URL(request.url).searchParams)
        return HttpResponse.json({ miners: rows, total: 2, counts: { status: { offline: 1, needs_attention: 1 }, issue: { board_slow: 1 }, model: { 'Antminer S19 Pro': 2 } } })
      }),
    )
  })

  it('asks for the worst first and shows what is not told as such', async () => {
    renderPortal('/miners')
    const [worst, silent] = await screen.findAllByTestId('miners-row')
    expect(asked[0]?.get('sort')).toBe('-severity')
    expect(within(worst!).getByText('Board', { exact: false, selector: 'td span[title]' })).toBeTruthy()
    expect(worst!.querySelector('[data-column="fans"]')?.textContent).toBe('1 stands')
    expect(worst!.querySelector('[data-column="power_watts"]')?.textContent).toBe('n/a')
    expect(worst!.querySelector('[data-column="mac"]')?.textContent).toBe('02:11:22:33:44:55')
    expect(silent!.querySelector('[data-column="hashrate"]')?.textContent).toBe('—')
  })

  it('adds no rates of different algorithms', async () => {
    const algorithms = [
      { algorithm: 'sha256d', hashrate: 2.1e16, hashrate_expected: 2.2e16, hashrate_miners: 200 },
      { algorithm: 'equihash', hashrate: 4.2e5, hashrate_expected: null, hashrate_miners: 1 },
      { algorithm: null, hashrate: 9e12, hashrate_expected: null, hashrate_miners: 3 },
    ]
    server.use(http.get('*/api/sites', () => HttpResponse.json([site({ summary: { algorithms } })])))
    renderPortal('/miners')
    const lines = within(await screen.findByRole('group', { name: 'All miners' })).getAllByRole('listitem')
    expect(lines.map((line) => line.textContent?.replaceAll('\u00a0', ' '))).toEqual(['21.0 PH/sSHA-256', '420.0 kSol/sEquihash', '9.00 TH/salgorithm not known'])
  })

  it('shows the one sum of one algorithm as it is', async () => {
    renderPortal('/miners')
    const tiles = await screen.findByRole('group', { name: 'All miners' })
    expect(within(tiles).getByText(/70.0/).textContent?.replaceAll('\u00a0', ' ')).toBe('70.0 TH/s')
    expect(within(tiles).queryByRole('listitem')).toBeNull()
    expect(within(tiles).queryByText('SHA-256')).toBeNull()
  })

  it('links to a device in a private network only', async () => {
    renderPortal('/miners')
    const [worst, silent] = await screen.findAllByTestId('miners-row')
    const link = within(worst!).getByRole('link', { name: '10.0.0.12' })
    expect(link.getAttribute('href')).toBe('http://10.0.0.12/')
    expect(link.getAttribute('rel')).toBe('noopener noreferrer')
    expect(within(silent!).queryByRole('link', { name: '8.8.8.8' })).toBeNull()
  })

  it('keeps a chosen state in the address and asks with it', async () => {
    const { path } = renderPortal('/miners')
    const filters = await screen.findByRole('group', { name: 'Filters' })
    await userEvent.click(within(filters).getByRole('button', { name: /Offline/ }))
    expect(path()).toBe('/miners?status=offline')
    await waitFor(() => expect(asked.at(-1)?.get('status')).toBe('offline'))
  })

  it('tells why a verdict is what it is', async () => {
    renderPortal('/miners')
    await userEvent.click(await screen.findByRole('button', { name: /Slow board: why/ }))
    expect(await screen.findByText('Board 2 gives 33 %.')).toBeTruthy()
  })

  it('leads to a first site where there is none', async () => {
    server.use(http.get('*/api/sites', () => HttpResponse.json([])))
    renderPortal('/miners')
    expect((await screen.findByRole('link', { name: 'Add a site' })).getAttribute('href')).toBe('/sites/add')
  })

  it('says how the scan goes where a site has no miner yet', async () => {
    server.use(http.get('*/api/miners', () => HttpResponse.json({ miners: [], total: 0, counts: {} })))
    renderPortal('/miners')
    expect((await screen.findByRole('link', { name: 'How the scan goes' })).getAttribute('href')).toBe('/sites/1/scan')
    expect(screen.getByText(/looks through its ranges/)).toBeTruthy()
  })
})
