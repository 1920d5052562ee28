import { screen, within } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { beforeEach, describe, expect, it } from 'vitest'
import { NOW } from '@/testing/hosts'
import { site } from '@/testing/miners'
import { renderPortal } from '@/testing/render-portal'
import { server } from '@/testing/server'

describe('the cards of the sites', () => {
  beforeEach(() => {
    server.use(
      http.get('*/api/setup', () => HttpResponse.json({ needed: false })),
      http.get('*/api/auth/me', () => HttpResponse.json({ user_id: 1, username: 'olga', role: 'admin' })),
      http.get('*/api/hosts', () => HttpResponse.json({ server_time_ms: NOW, hosts: [] })),
      http.get('*/api/sites', () =>
        HttpResponse.json([
          site({ name: 'north', summary: { hashrate: 2.1e16, hashrate_expected: 2.2e16 } }),
          site({
            id: 2,
            name: 'yard',
            summary: {
              algorithms: [
                { algorithm: 'sha256d', hashrate: 1e14, hashrate_expected: 2e14, hashrate_miners: 1 },
                { algorithm: null, hashrate: 9e9, hashrate_expected: null, hashrate_miners: 1 },
              ],
            },
          }),
        ]),
      ),
    )
  })

  const figures = (card: HTMLElement, name: string) => within(card).getByText(name).nextElementSibling!.textContent!.replaceAll('\u00a0', ' ')

  it('tell one sum where there is one algorithm, and one of each where there are several', async () => {
    renderPortal('/sites')
    const [north, yard] = await screen.findAllByRole('article')
    expect([figures(north!, 'Hashrate'), figures(north!, 'Of expected')]).toEqual(['21.0 PH/s', '95%'])
    expect([figures(yard!, 'Hashrate'), figures(yard!, 'Of expected')]).toEqual(['100.0 TH/sSHA-2569.00 GH/salgorithm not known', '50%SHA-256—algorithm not known'])
  })
})
