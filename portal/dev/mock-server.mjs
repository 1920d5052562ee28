// A development stand-in for the server: serves dist with invented values, so that the portal can be looked at alone.
// It keeps nothing, checks no password, and must never be put on a network.
import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { extname, join, normalize } from 'node:path'
import { fileURLToPath } from 'node:url'
import { detailOf, hostsNow, seriesOf, startFleet } from './mock-fleet.mjs'
import { labelledSeries } from './mock-series.mjs'
import { minerRoutes } from './mock-miner-pages.mjs'
import { viewRoutes } from './mock-views.mjs'
import { changesOf, deltaOf, diffBetween, findingsOf, searchStates, stateAt } from './mock-twin.mjs'

const port = Number(process.env.PORT ?? 8055)
const dist = fileURLToPath(new URL('../dist', import.meta.url))
const state = { needed: process.env.MOCK_SETUP === '1', signedIn: process.env.MOCK_SIGNED_IN !== '0', tokens: new Map() }
const fleet = startFleet(Number(process.env.MOCK_HOSTS ?? 14))
const me = { user_id: 1, username: 'admin', role: process.env.MOCK_ROLE ?? 'admin' }
const users = [{ id: 1, username: 'admin', role: 'admin' }, { id: 2, username: 'night-watch', role: 'viewer' }]
const types = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml', '.woff2': 'font/woff2', '.json': 'application/json' }

const routes = [
  ['GET', /^\/api\/setup$/, () => ({ needed: state.needed })],
  ['POST', /^\/api\/setup$/, () => (Object.assign(state, { needed: false, signedIn: true }), { ...me, token: 't' })],
  ['POST', /^\/api\/auth\/login$/, () => ((state.signedIn = true), { ...me, token: 't' })],
  ['POST', /^\/api\/auth\/logout$/, () => ((state.signedIn = false), null)],
  ['GET', /^\/api\/auth\/me$/, () => (state.signedIn ? me : 401)],
  ['GET', /^\/api\/users$/, () => users],
  ['GET', /^\/api\/server$/, () => ({ version: '0.1.0', started_at: new Date().toISOString(), tls: true, grpc_port: 50051 })],
  ['GET', /^\/api\/hosts$/, () => ({ server_time_ms: Date.now(), hosts: hostsNow(fleet) })],
  ['GET', /^\/api\/hosts\/(\d+)$/, (_url, id) => detailOf(fleet, Number(id)) ?? 404],
  ['GET', /^\/api\/vps\/(\d+)\/metrics\/timeseries$/, (url, id) => seriesOf(fleet, Number(id), url.searchParams)],
  ['GET', /^\/api\/vps\/(\d+)\/state$/, (url, id) => twin(id, (host) => stateAt(host, moment(url, 'at'), kindsIn(url)))],
  ['GET', /^\/api\/vps\/(\d+)\/state\/diff$/, (url, id) => twin(id, (host) => diffBetween(host, moment(url, 'from'), moment(url, 'to'), kindsIn(url)))],
  ['GET', /^\/api\/vps\/(\d+)\/changes$/, (url, id) => twin(id, () => changesOf(moment(url, 'from'), moment(url, 'to'), Number(url.searchParams.get('limit') ?? 500)))],
  ['GET', /^\/api\/vps\/(\d+)\/findings$/, (url, id) => twin(id, (host) => findingsOf(host, moment(url, 'at')))],
  ['GET', /^\/api\/states\/search$/, (url) => searchStates(fleet, { words: url.searchParams.get('q') ?? '', kind: url.searchParams.get('kind'), at: moment(url, 'at'), limit: Number(url.searchParams.get('limit') ?? 500) })],
  ['GET', /^\/api\/series$/, (url) => labelledSeries(url.searchParams)],
  ['POST', /^\/api\/vps\/(\d+)\/rotate-key$/, () => ({ api_key: randomBytes(24).toString('hex') })],
  ['POST', /^\/api\/enrolment-tokens$/, newToken],
  ['GET', /^\/api\/enrolment-tokens\/(\d+)$/, (_url, id) => tokenState(Number(id))],
  ...minerRoutes,
  ...viewRoutes,
]

const twin = (id, answer) => {
  const host = fleet.find((candidate) => candidate.id === Number(id))
  return host ? answer(host) : 404
}
const moment = (url, name) => Date.parse(url.searchParams.get(name) ?? '') || Date.now()
const kindsIn = (url) => url.searchParams.get('kinds')?.split(',') ?? null

function newToken() {
  const id = state.tokens.size + 1
  const token = { id, token: randomBytes(16).toString('hex'), expires_at: new Date(Date.now() + 15 * 60_000).toISOString(), madeAt: Date.now() }
  state.tokens.set(id, token)
  const server_url = `http://127.0.0.1:${port}`
  return { ...token, server_url, ca_fingerprint: null, command: `curl -fsS ${server_url}/install.sh | sudo sh -s -- --server ${server_url} --token ${token.token}` }
}

function tokenState(id) {
  const token = state.tokens.get(id)
  if (!token) return 404
  const used = Date.now() - token.madeAt > Number(process.env.MOCK_ENROL_MS ?? 8000)
  return { id, state: used ? 'used' : 'waiting', expires_at: token.expires_at, agent_id: used ? 1 : null, agent_name: used ? 'web-1' : null }
}

function live(request, response) {
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' })
  const send = (event, data) => response.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`)
  send('hello', { server_time_ms: Date.now() })
  const timer = setInterval(() => send('hosts', { server_time_ms: Date.now(), hosts: hostsNow(fleet).filter(({ status }) => status === 'online') }), 2000)
  request.on('close', () => clearInterval(timer))
}

function liveState(request, response, host) {
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' })
  const send = (event, data) => response.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`)
  let shown = stateAt(host, Date.now())
  send('state', shown)
  const timer = setInterval(() => {
    const { now, delta } = deltaOf(host, shown, Date.now())
    shown = now
    if (delta.changed.length + delta.gone.length > 0) send('delta', delta)
  }, 2000)
  request.on('close', () => clearInterval(timer))
}

async function file(path, response) {
  const wanted = normalize(path).replace(/^\/+/, '')
  const name = extname(wanted) ? wanted : 'index.html'
  const nonce = randomBytes(16).toString('base64')
  try {
    const bytes = await readFile(join(dist, name))
    const policy = `default-src 'self'; script-src 'self'; style-src 'self' 'nonce-${nonce}'; img-src 'self' data:; connect-src 'self'; font-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'`
    response.writeHead(200, { 'content-type': types[extname(name)] ?? 'application/octet-stream', 'content-security-policy': policy })
    response.end(name === 'index.html' ? bytes.toString('utf8').replaceAll('__CSP_NONCE__', nonce) : bytes)
  } catch {
    response.writeHead(404).end()
  }
}

/** What was sent: an object of JSON, or the text as it came. */
async function bodyOf(request) {
  let text = ''
  for await (const part of request) text += part
  return request.headers['content-type']?.includes('json') ? JSON.parse(text || '{}') : text
}

createServer(async (request, response) => {
  const url = new URL(request.url, `http://127.0.0.1:${port}`)
  if (url.pathname === '/api/live') return live(request, response)
  const streamed = fleet.find(({ id }) => url.pathname === `/api/vps/${id}/state/live`)
  if (streamed) return liveState(request, response, streamed)
  if (!url.pathname.startsWith('/api/')) return void file(url.pathname, response)
  for (const [method, pattern, answer] of routes) {
    const match = pattern.exec(url.pathname)
    if (method !== request.method || !match) continue
    const sent = request.method === 'GET' ? [] : [await bodyOf(request)]
    const body = answer(url, ...match.slice(1), ...sent)
    const status = typeof body === 'number' ? body : body === null ? 204 : 200
    response.writeHead(status, { 'content-type': 'application/json' })
    return void response.end(status === 200 ? JSON.stringify(body) : status === 204 ? undefined : '{"error":"refused by the stand-in"}')
  }
  response.writeHead(request.method === 'GET' ? 404 : 204).end()
}).listen(port, '127.0.0.1', () => console.log(`stand-in on http://127.0.0.1:${port}`))
