import { screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { http, HttpResponse } from 'msw'
import { beforeEach, describe, expect, it } from 'vitest'
import { hostDetail, NOW } from '@/testing/hosts'
import { renderPortal } from '@/testing/render-portal'
import { server } from '@/testing/server'

const command = 'curl -fsS https://v.example/install.sh | sudo sh -s -- --token abc'
const token = (secondsLeft: number) => ({
  id: 7,
  token: 'abc',
  expires_at: new Date(NOW + secondsLeft * 1000).toISOString(),
  server_url: 'https://v.example',
  ca_fingerprint: null,
  command,
})
const state = (word: string) => ({ id: 7, state: word, expires_at: token(900).expires_at, agent_id: word === 'used' ? 1 : null, agent_name: null })
const create = (secondsLeft: number) => http.post('*/api/enrolment-tokens', () => HttpResponse.json(token(secondsLeft), { status: 201 }))

describe('adding a host', () => {
  beforeEach(() => {
    server.use(
      http.get('*/api/setup', () => HttpResponse.json({ needed: false })),
      http.get('*/api/auth/me', () => HttpResponse.json({ user_id: 1, username: 'olga', role: 'admin' })),
      http.get('*/api/hosts', () => HttpResponse.json({ server_time_ms: NOW, hosts: [] })),
      http.get('*/api/hosts/1', () => HttpResponse.json(hostDetail())),
      http.get('*/api/vps/1/metrics/timeseries', () => HttpResponse.json([])),
    )
  })

  it('shows the line, waits, and turns into the first charts', async () => {
    let used = false
    server.use(create(900), http.get('*/api/enrolment-tokens/7', () => HttpResponse.json(state(used ? 'used' : 'waiting'))))
    renderPortal('/add-host')
    await userEvent.type(await screen.findByTestId('add-host-name'), 'web-1')
    await userEvent.click(screen.getByTestId('add-host-create'))
    expect((await screen.findByTestId('enrol-command')).textContent).toBe(command)
    await screen.findByText('Waiting for the agent…')
    used = true
    await waitFor(() => screen.getByText('web-1: agent online'), { timeout: 5000 })
    expect(await screen.findByTestId('chart-cpu')).toBeTruthy()
    expect(screen.getByRole('link', { name: 'Open the host' }).getAttribute('href')).toBe('/hosts/1')
  })

  it('offers a new line when the old one has expired', async () => {
    server.use(create(900), http.get('*/api/enrolment-tokens/7', () => HttpResponse.json(state('expired'))))
    renderPortal('/add-host')
    await userEvent.click(await screen.findByTestId('add-host-create'))
    expect(await screen.findByRole('button', { name: 'New line' })).toBeTruthy()
  })
})
