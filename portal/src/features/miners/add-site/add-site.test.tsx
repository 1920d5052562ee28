import { screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { http, HttpResponse } from 'msw'
import { beforeEach, describe, expect, it } from 'vitest'
import { NOW } from '@/testing/hosts'
import { site } from '@/testing/miners'
import { renderPortal } from '@/testing/render-portal'
import { server } from '@/testing/server'
import { progressOf } from './site-progress'
import { isTimeZone } from './time-zones'

const command = 'curl -fsS https://v.example/install.sh | sudo sh -s -- --token abc'
const fresh = (change: Parameters<typeof site>[0]) => site({ id: 9, name: 'south', ...change })
const empty = { total_miners: 0, hashing: 0, needs_attention: 0, unknown_devices: 0 }

describe('how far a new site has come', () => {
  it('waits while no agent is online', () => {
    expect(progressOf(undefined).step).toBe('waiting')
    expect(progressOf(fresh({ agents: [{ id: 1, name: 'a', status: 'offline', last_seen: null }], summary: empty })).step).toBe('waiting')
  })
  it('scans while nothing is found', () => expect(progressOf(fresh({ summary: empty }))).toEqual({ step: 'scanning', agent: 'north-agent', miners: 0, unknown: 0 }))
  it('counts unknown devices apart', () => expect(progressOf(fresh({ summary: { ...empty, total_miners: 215, unknown_devices: 3 } }))).toMatchObject({ step: 'found', miners: 212, unknown: 3 }))
})

it('a time zone is one that the browser knows', () => {
  expect(['Europe/Oslo', 'UTC', 'Asia/Calcutta'].every(isTimeZone)).toBe(true)
  expect(['Oslo', '', 'Europe/Atlantis'].some(isTimeZone)).toBe(false)
})

describe('adding a site', () => {
  beforeEach(() => {
    server.use(
      http.get('*/api/setup', () => HttpResponse.json({ needed: false })),
      http.get('*/api/auth/me', () => HttpResponse.json({ user_id: 1, username: 'olga', role: 'admin' })),
      http.get('*/api/hosts', () => HttpResponse.json({ server_time_ms: NOW, hosts: [] })),
    )
  })

  it('shows the line once, waits, and tells what the agent finds', async () => {
    let shown = fresh({ agents: [], summary: empty })
    let sent: unknown
    server.use(
      http.post('*/api/sites', async ({ request }) => {
        sent = await request.json()
        return HttpResponse.json({ ...shown, token: 'abc', command }, { status: 201 })
      }),
      http.get('*/api/sites/9', () => HttpResponse.json(shown)),
    )
    renderPortal('/sites/add')
    await userEvent.type(await screen.findByTestId('site-name'), 'south')
    await userEvent.type(screen.getByTestId('site-networks'), '10.1.0.0/24 10.1.1.0/24')
    await userEvent.click(screen.getByTestId('site-create'))
    expect((await screen.findByTestId('site-command')).textContent).toBe(`${command} --network 10.1.0.0/24,10.1.1.0/24`)
    expect(sent).toMatchObject({ name: 'south', issue_token: true })
    await screen.findByText('Waiting for the agent…')
    shown = fresh({ agents: [{ id: 1, name: 'south-agent', status: 'online', last_seen: null }], summary: { ...empty, total_miners: 15, unknown_devices: 3 } })
    await waitFor(() => screen.getByText('south-agent: agent online'), { timeout: 5000 })
    expect(screen.getByText('Miners found').nextElementSibling?.textContent).toBe('12')
    expect(screen.queryByTestId('site-command')).toBeNull()
    expect(screen.getByRole('link', { name: 'Open south' }).getAttribute('href')).toBe('/sites/9')
  })

  it('says that the name is taken', async () => {
    server.use(http.post('*/api/sites', () => HttpResponse.json({ error: 'taken' }, { status: 409 })))
    renderPortal('/sites/add')
    await userEvent.type(await screen.findByTestId('site-name'), 'north')
    await userEvent.type(screen.getByTestId('site-networks'), '10.1.0.0/24')
    await userEvent.click(screen.getByTestId('site-create'))
    expect(await screen.findByText('Another site has this name.')).toBeTruthy()
  })
})
