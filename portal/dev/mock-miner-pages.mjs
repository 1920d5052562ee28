// The pages around the miners of the stand-in server: one miner, places, scans, and changes that last until it stops.
import { randomBytes } from 'node:crypto'
import { cancelRun, listRuns, oneRun, retryRun, siteActions, startRun } from './mock-actions.mjs'
import { boardsAt, faults, heatLimits, listMiners, minerAt, replies, siteNow, startMiners, summaryOf } from './mock-miners.mjs'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const world = { ...startMiners(Number(process.env.MOCK_MINERS ?? 212)), pools: [{ id: 1, name: 'main', url: 'stratum+tcp://eu.pool.example:3333', worker_pattern: 'farm.*', site_id: null }] }
if (process.env.MOCK_NO_SITES === '1') Object.assign(world, { sites: [], miners: [], racks: [], containers: [] })

const find = (list, id) => list.find((thing) => thing.id === Number(id))
const site = (id, answer) => (find(world.sites, id) ? answer(find(world.sites, id)) : 404)
const rowsWhere = (test) => world.miners.filter(test).map((miner) => minerAt(miner, Date.now()))

const minersOf = (ids) => world.miners.filter(({ id }) => ids.includes(id))

export const minerRoutes = [
  ['GET', /^\/api\/sites$/, () => world.sites.map((one) => siteNow(world, one))],
  ['POST', /^\/api\/sites$/, (_url, body) => addSite(body)],
  ['GET', /^\/api\/sites\/(\d+)$/, (_url, id) => site(id, (one) => siteNow(world, one))],
  ['GET', /^\/api\/sites\/(\d+)\/ranges$/, (_url, id) => site(id, rangesOf)],
  ['GET', /^\/api\/sites\/(\d+)\/discoveries$/, (_url, id) => site(id, discoveriesOf)],
  ['GET', /^\/api\/containers$/, (url) => world.containers.filter(({ site_id }) => site_id === Number(url.searchParams.get('site')))],
  ['POST', /^\/api\/containers$/, (_url, body) => added(world.containers, { id: world.containers.length + 1, description: null, ...body })],
  ['DELETE', /^\/api\/containers\/(\d+)$/, (_url, id) => removed(world.containers, id)],
  ['GET', /^\/api\/racks$/, (url) => world.racks.filter(({ site_id }) => site_id === Number(url.searchParams.get('site'))).map((rack) => ({ ...rack, summary: summaryOf(rowsWhere((miner) => miner.rack === rack.id)) }))],
  ['POST', /^\/api\/racks$/, (_url, body) => added(world.racks, { id: world.nextRack++, ...body })],
  ['DELETE', /^\/api\/racks\/(\d+)$/, (_url, id) => removed(world.racks, id)],
  ['GET', /^\/api\/pools$/, () => world.pools],
  ['POST', /^\/api\/pools$/, (_url, body) => added(world.pools, { id: Date.now(), ...body })],
  ['DELETE', /^\/api\/pools\/(\d+)$/, (_url, id) => removed(world.pools, id)],
  ['GET', /^\/api\/miners$/, (url) => listMiners(world, url.searchParams)],
  ['GET', /^\/api\/miners\/boards\/worst$/, (url) => worstBoards(Number(url.searchParams.get('site')))],
  ['GET', /^\/api\/sites\/(\d+)\/actions$/, (_url, id) => site(id, siteActions)],
  ['GET', /^\/api\/miners\/actions$/, listRuns],
  ['POST', /^\/api\/miners\/actions$/, (_url, body) => startRun(body, minersOf)],
  ['GET', /^\/api\/miners\/actions\/(\d+)$/, (_url, id) => oneRun(Number(id))],
  ['POST', /^\/api\/miners\/actions\/(\d+)\/cancel$/, (_url, id) => cancelRun(Number(id))],
  ['POST', /^\/api\/miners\/actions\/(\d+)\/retry$/, (_url, id, body) => retryRun(Number(id), body, minersOf)],
  ['POST', /^\/api\/miners\/placements$/, (_url, body) => place(String(body))],
  ['GET', /^\/api\/miners\/(\d+)$/, (url, id) => detailOf(id, Number(url.searchParams.get('at') ?? Date.now()))],
  ['PATCH', /^\/api\/miners\/(\d+)$/, (_url, id, body) => change(id, body)],
  ['PATCH', /^\/api\/miners$/, (_url, body) => changeMany(body)],
  ['DELETE', /^\/api\/miners\/(\d+)$/, (_url, id) => (find(world.miners, id)?.fault === 'offline' ? removed(world.miners, id) : 409)],
  ['GET', /^\/api\/miners\/(\d+)\/changes$/, (url, id) => changesOf(id, Number(url.searchParams.get('from')), Number(url.searchParams.get('to')))],
  ['GET', /^\/api\/miner-findings$/, (url) => ({ findings: findingsOf(Number(url.searchParams.get('site'))) })],
]

function added(list, thing) {
  list.push(thing)
  return thing
}

function removed(list, id) {
  const index = list.findIndex((thing) => thing.id === Number(id))
  if (index < 0) return 404
  list.splice(index, 1)
  return null
}

function addSite({ name, time_zone }) {
  if (world.sites.some((one) => one.name === name)) return 409
  const one = added(world.sites, { id: world.nextSite++, name, description: null, location: null, time_zone: time_zone ?? null, created_at: Date.now(), agents: [], added: Date.now() })
  const token = randomBytes(16).toString('hex')
  return { ...siteNow(world, one), token, command: `curl -fsS http://127.0.0.1/install.sh | sudo sh -s -- --server http://127.0.0.1 --token ${token} --site` }
}

function detailOf(id, atMs) {
  const miner = find(world.miners, id)
  if (!miner) return 404
  const row = minerAt(miner, atMs)
  const boards = boardsAt(miner, atMs)
  const told = faults[miner.fault]
  const past = Date.now() - atMs > MINUTE
  const silent = miner.fault === 'offline' || miner.fault === 'unknown'
  const rate = row.hashrate == null ? null : `${(row.hashrate / 1e12).toFixed(1)} TH/s over 5 s`
  return {
    ...row, given_name: miner.given ?? null, ...(past ? { verdict: 'unknown', verdict_reasons: [], issues: [], severity: null } : {}), as_of: atMs - (atMs % 60_000), boards, expected_boards: miner.type.boards, expected_fans: 4, power_limit_watts: silent ? null : miner.type.watts * 1.05, power_source: 'measured', control_board: silent ? null : 'Xilinx Zynq 7007', algorithm: miner.type.rate < 1e11 ? 'scrypt' : 'sha256d',
    pools: silent ? [] : [
      { group: 0, index: 0, priority: 0, url: row.pool_url, worker: row.worker, status: 'alive', active: true, is_developer_fee: false, accepted_total: 41_233, rejected_total: 61, stale_total: 12, last_share_age_seconds: 9, difficulty: 262_144 },
      { group: 0, index: 1, priority: 1, url: 'stratum+tcp://us.pool.example:3333', worker: row.worker, status: 'dead', active: false, is_developer_fee: false, accepted_total: 0, rejected_total: 0, stale_total: 0, last_share_age_seconds: null, difficulty: null },
    ],
    fan_list: (row.fans ?? []).map((rpm, slot) => ({ kind: 'chassis', slot, rpm, duty_ratio: 0.82 })),
    errors: miner.fault === 'fan' ? [{ severity: 'critical', code: '131', component: 'fan', since: atMs - 3 * HOUR, text: 'Fan 3 speed error' }] : [],
    evidence: silent ? [] : [{ source: 'rpc version', marker: `Type: ${miner.type.model}` }, { source: 'GET /', marker: '401 Digest realm="antMiner Configuration"' }],
    quality: { partial: miner.index % 20 === 2, truncated: false, missing: miner.index % 20 === 2 ? ['GET /cgi-bin/summary.cgi'] : [], repaired: ['joined_objects'] }, raw_replies: miner.fault === 'unknown' ? replies : [],
    witnesses: past ? [] : [
      { name: 'device', says: silent ? null : row.verdict === 'sleeping' ? 'sleeping' : 'hashing', evidence: rate ?? 'no answer' },
      { name: 'shares', says: silent || row.verdict === 'sleeping' ? null : 'hashing', evidence: silent ? 'no counters' : '412 shares in 10 min are worth what the device claims' },
      { name: 'pool', says: null, evidence: 'no pool API is configured' },
    ],
    findings: told && told.issues.length > 0 && !past ? told.issues.map((type, index) => finding(miner, type, told, index)) : [],
  }
}

function finding(miner, type, told, index) {
  return { type, severity: told.severity, since: Date.now() - (42 + index * 60) * MINUTE, sentence: told.reason, evidence: type === 'board_slow' ? { hashrate: 1.2e13, expected: 3.7e13 } : {}, scope: 'miner', scope_id: miner.id, site_id: miner.site, miner_id: miner.id }
}

function findingsOf(siteId) {
  const list = world.miners.filter((miner) => miner.site === siteId && faults[miner.fault]?.issues.length > 0).flatMap((miner) => faults[miner.fault].issues.slice(0, 1).map((type, index) => finding(miner, type, faults[miner.fault], index)))
  const order = { critical: 0, warning: 1, information: 2 }
  return list.sort((a, b) => order[a.severity] - order[b.severity])
}

function changesOf(id, from, to) {
  const miner = find(world.miners, id)
  if (!miner) return 404
  const now = Date.now()
  const all = [
    { at_ms: now - 22 * MINUTE, kind: 'miner', key: miner.mac, title: miner.name, change: 'changed', category: 'miner', summary: 'restarted', fields: [{ name: 'state', before: 'starting', after: 'mining' }] },
    { at_ms: now - 3 * HOUR, kind: 'miner_pool', key: `${miner.mac}/0/0`, title: 'Pool 1', change: 'changed', category: 'miner', summary: 'url', fields: [{ name: 'url', before: 'stratum+tcp://old.pool.example:3333', after: 'stratum+tcp://eu.pool.example:3333' }] },
    { at_ms: now - 30 * HOUR, kind: 'miner', key: miner.mac, title: miner.name, change: 'changed', category: 'miner', summary: 'firmware_version', fields: [{ name: 'firmware_version', before: 'Mon Mar 1 2021', after: miner.type.version }, { name: 'ip_address', before: '10.0.0.201', after: miner.address }] },
  ]
  return { changes: all.filter(({ at_ms }) => at_ms >= from && at_ms <= to), truncated: false }
}

function worstBoards(siteId) {
  const boards = world.miners.filter((miner) => miner.site === siteId).flatMap((miner) => {
    const known = boardsAt(miner, Date.now()).map((board) => ({ ...board, miner_id: miner.id, name: miner.name, ip_address: miner.address, model: miner.type.model, algorithm: miner.type.algorithm ?? 'sha256d', heat_limits: heatLimits[miner.type.vendor], lost: false }))
    return miner.fault === 'board_lost' ? [...known, { slot: 2, miner_id: miner.id, name: miner.name, ip_address: miner.address, model: miner.type.model, algorithm: miner.type.algorithm ?? 'sha256d', heat_limits: heatLimits[miner.type.vendor], lost: true, expected_chips: miner.type.chips, expected_hashrate: miner.type.rate / miner.type.boards }] : known
  })
  const share = (board) => (board.lost ? -1 : board.hashrate / board.expected_hashrate)
  return boards.sort((a, b) => share(a) - share(b)).slice(0, 100)
}

function changeMany({ miner_ids, tags_add = [], tags_remove = [], ...choices }) {
  const changed = []
  for (const miner of world.miners.filter(({ id }) => miner_ids.includes(id))) {
    const before = minerAt(miner, Date.now())
    const tags = [...new Set([...miner.tags.filter((tag) => !tags_remove.includes(tag)), ...tags_add])]
    const after = change(miner.id, { ...choices, tags })
    if (['paused', 'pool_id', 'tags'].some((name) => String(before[name]) !== String(after[name]))) changed.push({ miner_id: miner.id, tags: before.tags, paused: before.paused, pool_id: before.pool_id })
  }
  return { changed }
}

function change(id, { rack_id, rack_row, rack_column, name, paused, tags, pool_id }) {
  const miner = find(world.miners, id)
  if (!miner) return 404
  if (rack_id) {
    const slot = rack_row * 6 + rack_column
    if (world.miners.some((other) => other !== miner && other.rack === rack_id && other.slot === slot)) return 409
    Object.assign(miner, { rack: rack_id, slot })
  } else if (rack_id === null) Object.assign(miner, { rack: null, slot: null })
  if (name !== undefined) Object.assign(miner, { name: name ?? `${miner.type.model}-${miner.address}`, given: name })
  if (pool_id !== undefined) miner.pool = pool_id
  if (paused !== undefined) miner.paused = paused
  if (tags) miner.tags = tags
  return minerAt(miner, Date.now())
}

function place(csv) {
  return csv.trim().split(/\r?\n/).map((text, index) => {
    const [who, rackName, row, column] = text.split(',').map((part) => part.trim())
    const miner = world.miners.find(({ mac, address }) => mac === who.toLowerCase() || address === who)
    const rack = world.racks.find(({ name }) => name === rackName)
    if (!miner || !rack) return { line: index + 1, ok: false, miner_id: miner?.id ?? null, error: miner ? `There is no rack "${rackName}".` : `No miner has "${who}".` }
    const reply = change(miner.id, { rack_id: rack.id, rack_row: Number(row), rack_column: Number(column) })
    return reply === 409 ? { line: index + 1, ok: false, error: 'The slot is taken.' } : { line: index + 1, ok: true, miner_id: miner.id }
  })
}

function rangesOf(one) {
  const now = Date.now()
  if (one.added || one.id !== 1) return []
  const range = (text, part) => ({ agent_id: 7, range: text, hosts: 254, state: 'idle', scan_started_at: now - 4 * MINUTE, scan_seconds: 11.4, hosts_tried: 254, hosts_answered: 214, miners_found: 199, miners_new: 0, miners_moved: 1, miners_gone: 0, devices_unknown: 2, next_scan_at: now + MINUTE, errors: [], ...part })
  return [range('10.0.0.0/24', {}), range('10.0.1.0/24', { state: 'scanning', hosts_tried: 118, hosts_answered: 40, scan_seconds: null, miners_found: 38 }), range('10.0.9.0/24', { state: 'waiting', hosts_answered: 0, miners_found: 0, miners_moved: 0, devices_unknown: 0, next_scan_at: now + 2 * HOUR, errors: ['Nothing answered three times; the next look is later.'] })]
}

function discoveriesOf(one) {
  const now = Date.now()
  if (one.id !== 1) return []
  const [a, b, c] = world.miners
  return [
    { at_ms: now - 4 * MINUTE, change: 'moved', miner_id: a.id, key: a.mac, title: a.name, model: a.type.model, ip_address: a.address, previous_ip_address: '10.0.0.201' },
    { at_ms: now - 3 * HOUR, change: 'found', miner_id: b.id, key: b.mac, title: b.name, model: b.type.model, ip_address: b.address },
    { at_ms: now - 20 * HOUR, change: 'gone', miner_id: c.id, key: c.mac, title: c.name, model: c.type.model, ip_address: c.address },
  ]
}

/** The curves of one miner, by its key. */
export function minerSeries(metric, labels, timeMs) {
  const miner = world.miners.find(({ mac }) => mac === labels.miner)
  if (!miner) return []
  const boards = boardsAt(miner, timeMs)
  const row = minerAt(miner, timeMs)
  // Every miner was away for some hours of each day.
  const isAway = timeMs % (24 * HOUR) > 4 * HOUR && timeMs % (24 * HOUR) < 7 * HOUR
  if (metric === 'miner_up') return [[{}, row.status === 'offline' || isAway ? 0 : 1]]
  if (isAway) return []
  if (metric === 'miner_hashrate_hashes_per_second') return row.hashrate == null ? [] : [[{ window: '5s' }, row.hashrate]]
  if (metric === 'miner_board_hashrate_hashes_per_second') return boards.map(({ slot, hashrate }) => [{ board: String(slot) }, hashrate])
  if (metric === 'miner_temperature_celsius') return boards.flatMap((board) => [[{ sensor: 'chip', board: String(board.slot) }, board.chip_temperature_celsius]])
  if (metric === 'miner_power_watts') return row.power_watts == null ? [] : [[{}, row.power_watts]]
  return []
}
