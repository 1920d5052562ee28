// Invented miners for the stand-in server: two sites with racks, some of every fault, and one site that is still empty.
const TERA = 1e12
const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const models = [
  { model: 'Antminer S19 Pro', vendor: 'antminer', rate: 110 * TERA, watts: 3250, boards: 3, chips: 114, family: 'stock', version: 'Tue Dec 6 2022' },
  { model: 'Antminer S21', vendor: 'antminer', rate: 200 * TERA, watts: 3500, boards: 3, chips: 108, family: 'luxos', version: '2024.8.1.161222' },
  { model: 'Whatsminer M50S', vendor: 'whatsminer', rate: 126 * TERA, watts: 3276, boards: 3, chips: 111, family: 'stock', version: '20231113.19.REL' },
  { model: 'Avalon A1466', vendor: 'avalon', rate: 150 * TERA, watts: 3230, boards: 3, chips: 120, family: 'stock', version: '23122101_4ec6bb0' },
  { model: 'Antminer L7', vendor: 'antminer', rate: 9.5e9, watts: 3425, boards: 4, chips: 120, family: 'vnish', version: '1.2.6', algorithm: 'scrypt' },
]
const usual = ['blink', 'blink_off', 'pause', 'resume', 'reboot']
/** By firmware, else by maker: what the stand-in's agents have a way for. */
const supported = { luxos: [...usual, 'pool'], vnish: usual, antminer: [...usual, 'pool', 'power_mode'], whatsminer: [...usual, 'power_mode', 'power_limit'], avalon: ['blink', 'blink_off', 'reboot'] }
/** As the server's: by maker. */
const heat = (chip_warning, chip_critical, board_warning, board_critical) => ({ chip_warning, chip_critical, board_warning, board_critical })
export const heatLimits = { antminer: heat(85, 95, 75, 80), whatsminer: heat(100, 110, 80, 85), avalon: heat(110, 120, 75, 80) }
const pool = 'stratum+tcp://eu.pool.example:3333'
const replies = ['{"STATUS":[{"STATUS":"S","When":1,"Code":22,"Msg":"CGMiner versions","Description":"xminer 0.1"}],"VERSION":[{"API":"3.7","Miner":"1.0"}],"id":1}', 'HTTP/1.1 200 OK\nServer: lighttpd\n\n<html><title>Miner</title></html>']

/** What is wrong with the miner of a number; most are well. */
function faultOf(index) {
  if (index % 53 === 7) return 'offline'
  if (index % 41 === 4) return 'slow_board'
  if (index % 61 === 11) return 'hot'
  if (index % 71 === 13) return 'fan'
  if (index % 97 === 17) return 'wrong_pool'
  if (index % 89 === 21) return 'sleeping'
  if (index % 79 === 23) return 'board_lost'
  return index % 83 === 29 ? 'unknown' : null
}

export function startMiners(count) {
  const sites = [
    { id: 1, name: 'north', description: null, location: 'Mo i Rana', time_zone: 'Europe/Oslo', created_at: Date.now() - 90 * DAY, agents: [{ id: 7, name: 'north-agent', status: 'online' }] },
    { id: 2, name: 'container yard', description: null, location: null, time_zone: 'America/Chicago', created_at: Date.now() - 20 * DAY, agents: [{ id: 8, name: 'yard-agent', status: 'offline' }] },
  ]
  const containers = [{ id: 1, name: 'Hall A', site_id: 1, description: null }, { id: 2, name: 'Hall B', site_id: 1, description: null }]
  const racks = Array.from({ length: Math.max(6, Math.ceil(count / 40)) }, (_, index) => ({ id: index + 1, name: `R${String(index + 1).padStart(2, '0')}`, site_id: 1, container_id: 1 + (index % 2), rows: 6, columns: 6 }))
  const miners = Array.from({ length: count }, (_, index) => newMiner(index, index >= count * 0.94 ? 2 : 1, racks))
  return { sites, containers, racks, miners, nextSite: 3, nextRack: racks.length + 1 }
}

function newMiner(index, site, racks) {
  const type = models[[0, 0, 1, 2, 0, 3, 1, 2, 0, 4][index % 10]]
  const mac = `02:11:22:33:${hex(index >> 8)}:${hex(index & 255)}`
  const address = site === 1 ? `10.0.${index >> 8}.${index & 255}` : `192.168.8.${(index % 250) + 2}`
  const rack = site === 1 && index % 9 !== 8 ? racks[Math.floor(index / 34) % racks.length] : null
  return {
    id: index + 1, index, site, type, mac, address, fault: faultOf(index), name: `${type.model.replace('Antminer ', '')}-${address}`, rack: rack?.id ?? null,
    slot: rack ? index % 34 : null, tags: index % 10 === 3 ? ['hydro'] : [], paused: false, firstSeen: Date.now() - (60 - (index % 50)) * DAY,
  }
}

const hex = (value) => value.toString(16).padStart(2, '0')
const wave = (miner, timeMs) => 0.5 + 0.3 * Math.sin(timeMs / 900_000 + miner.index * 1.7) + 0.2 * Math.sin(timeMs / 67_000 + miner.index * 3.1)

const faults = {
  offline: { status: 'offline', verdict: 'offline', issues: ['offline'], severity: 'critical', reason: 'No answer on 4028 and 80 for 42 min.' },
  slow_board: { status: 'needs_attention', verdict: 'slow_board', issues: ['board_slow'], severity: 'warning', reason: 'Board 2 gives 33 % of what is expected.' },
  hot: { status: 'needs_attention', verdict: 'hashing', issues: ['hot_chip'], severity: 'critical', reason: 'A chip of board 1 is at 97 °C, above 95 °C.' },
  fan: { status: 'needs_attention', verdict: 'hashing', issues: ['fan_stopped'], severity: 'critical', reason: 'Fan 3 stands while the miner works.' },
  wrong_pool: { status: 'needs_attention', verdict: 'wrong_pool', issues: ['wrong_pool'], severity: 'critical', reason: 'Shares go to stratum.other.example:3333, which is none of the pools of this site.' },
  sleeping: { status: 'sleeping', verdict: 'sleeping', issues: [], severity: null, reason: 'The owner put it to sleep.' },
  board_lost: { status: 'needs_attention', verdict: 'slow_board', issues: ['board_lost', 'hashrate_low'], severity: 'critical', reason: 'Board 3 of 3 does not answer any more.' },
  unknown: { status: 'unknown', verdict: 'unknown', issues: ['unknown_device'], severity: 'information', reason: 'Something answers on port 4028 that no reader knows.' },
}

function boardsAt(miner, timeMs) {
  const { type, fault } = miner
  if (fault === 'offline' || fault === 'sleeping' || fault === 'unknown') return []
  return Array.from({ length: type.boards }, (_, slot) => {
    if (fault === 'board_lost' && slot === 2) return null
    const slow = fault === 'slow_board' && slot === 1
    const expected = type.rate / type.boards
    const dead = slow ? 70 : (miner.index + slot) % 37 === 0 ? 2 : 0
    return {
      slot, id: String(slot + 1), serial: `SMTTY${miner.index}B${slot}`, state: 'mining', chips: type.chips - dead, expected_chips: type.chips,
      chip_map: miner.index % 3 === 0 ? Array.from({ length: type.chips }, (_, chip) => (chip % 3 === 1 && chip / 3 < dead ? 'x' : 'o')).join('') : null,
      hashrate: expected * (slow ? 0.33 : 0.96 + 0.05 * wave(miner, timeMs + slot * 90_000)), expected_hashrate: expected,
      board_temperature_celsius: 62 + slot * 3 + 4 * wave(miner, timeMs), chip_temperature_celsius: (fault === 'hot' && slot === 0 ? 97 : 71) + slot * 2 + 3 * wave(miner, timeMs),
      frequency_megahertz: 545 + slot * 5, volts: miner.index % 4 === 0 ? null : 13.2 + slot * 0.1, hw_errors_total: (miner.index * 13 + slot * 7) % 240,
    }
  }).filter(Boolean)
}

export function minerAt(miner, timeMs) {
  const { type, fault, index } = miner
  const told = faults[fault] ?? { status: 'hashing', verdict: 'hashing', issues: [], severity: null, reason: null }
  const silent = fault === 'offline' || fault === 'unknown'
  const boards = boardsAt(miner, timeMs)
  const rate = boards.length > 0 ? boards.reduce((sum, { hashrate }) => sum + hashrate, 0) : fault === 'sleeping' ? 0 : null
  const watts = silent ? null : fault === 'sleeping' ? 48 : index % 6 === 5 ? null : type.watts * (0.97 + 0.04 * wave(miner, timeMs))
  const figures = silent ? {} : {
    hashrate: rate, hashrate_expected: type.rate, power_watts: watts, efficiency_joules_per_terahash: watts && rate ? watts / (rate / TERA) : null,
    temperature_board: max(boards.map((board) => board.board_temperature_celsius)), temperature_chip: max(boards.map((board) => board.chip_temperature_celsius)),
    fans: fault === 'sleeping' ? [0, 0, 0, 0].map(() => null) : [5880, 5910, 6000, fault === 'fan' ? 0 : 5820].map((rpm, slot) => (rpm === 0 ? 0 : rpm + ((index * 7 + slot * 30) % 200))),
    rejected_ratio: index % 57 === 3 ? 0.061 : 0.0004 * (1 + (index % 7)), uptime_seconds: ((index * 7919) % 4_000_000) + 300,
  }
  return {
    id: miner.id, key: miner.mac, site_id: miner.site, agent_id: miner.site + 6, name: miner.name, ip_address: miner.address, port: 4028, mac: fault === 'unknown' ? null : miner.mac, serial: null, hostname: fault === 'unknown' ? null : 'antMiner',
    vendor: fault === 'unknown' ? 'unknown' : type.vendor, model: fault === 'unknown' ? null : type.model, algorithm: fault === 'unknown' ? null : (type.algorithm ?? 'sha256d'), heat_limits: heatLimits[type.vendor], firmware_family: fault === 'unknown' ? 'unknown' : type.family, firmware_version: fault === 'unknown' ? null : type.version,
    state: fault === 'sleeping' ? 'sleeping' : silent ? 'unknown' : 'mining', status: told.status, verdict: told.verdict, verdict_reasons: told.reason ? [told.reason] : [], issues: told.issues, severity: told.severity, ...figures,
    pool_url: fault === 'unknown' ? null : fault === 'wrong_pool' ? 'stratum+tcp://stratum.other.example:3333' : pool, worker: fault === 'unknown' ? null : `farm.${miner.id}`, container_id: null, rack_id: miner.rack,
    rack_row: miner.slot === null ? null : Math.floor(miner.slot / 6), rack_column: miner.slot === null ? null : miner.slot % 6, pool_id: miner.pool ?? null, tags: miner.tags, paused: miner.paused, supported_actions: fault === 'unknown' ? [] : supported[type.family] ?? supported[type.vendor], first_seen: miner.firstSeen,
    last_seen: fault === 'offline' ? Date.now() - 42 * MINUTE : timeMs - (timeMs % 60_000),
  }
}

const max = (values) => (values.length === 0 ? null : Math.max(...values))
const weight = { critical: 3, warning: 2, information: 1 }

export function listMiners(world, query) {
  const now = Date.now()
  const chosen = (name) => query.get(name)?.split(',').filter(Boolean) ?? []
  const within = (values, value) => values.length === 0 || values.includes(value)
  const words = (query.get('search') ?? '').toLowerCase().split(/\s+/).filter(Boolean)
  const rows = world.miners.map((miner) => minerAt(miner, now)).filter((row) =>
    within(chosen('site'), String(row.site_id)) && within(chosen('rack'), String(row.rack_id)) && within(chosen('model'), row.model) && within(chosen('firmware'), row.firmware_family) && within(chosen('pool'), row.pool_url) && (chosen('tag').length === 0 || row.tags.some((tag) => chosen('tag').includes(tag))) &&
    words.every((word) => [row.name, row.ip_address, row.mac, row.model, row.worker, ...row.tags].join(' ').toLowerCase().includes(word)))
  const counts = { status: {}, verdict: {}, issue: {}, model: {}, firmware: {}, vendor: {}, pool: {}, tag: {} }
  const count = (by, value) => value && (counts[by][value] = (counts[by][value] ?? 0) + 1)
  for (const row of rows) {
    for (const [by, value] of [['status', row.status], ['verdict', row.verdict], ['model', row.model], ['firmware', row.firmware_family], ['vendor', row.vendor], ['pool', row.pool_url]]) count(by, value)
    row.issues.forEach((issue) => count('issue', issue))
    row.tags.forEach((tag) => count('tag', tag))
  }
  const left = rows.filter((row) => within(chosen('status'), row.status) && within(chosen('verdict'), row.verdict) && (chosen('issue').length === 0 || row.issues.some((issue) => chosen('issue').includes(issue))))
  const sort = query.get('sort') ?? '-severity'
  const key = sort.replace(/^-/, '')
  const value = (row) => (key === 'severity' ? (weight[row.severity] ?? 0) : row[key])
  left.sort((a, b) => {
    const [one, two] = [value(a), value(b)]
    if (one == null || two == null) return (one == null ? 1 : 0) - (two == null ? 1 : 0)
    return (sort.startsWith('-') ? -1 : 1) * (typeof one === 'number' ? one - two : String(one).localeCompare(String(two), undefined, { numeric: true }))
  })
  const offset = Number(query.get('offset') ?? 0)
  return { miners: left.slice(offset, offset + Number(query.get('limit') ?? 200)), total: left.length, counts }
}

export function summaryOf(rows) {
  const told = (name) => rows.map((row) => row[name]).filter((value) => value != null)
  const sum = (values) => (values.length === 0 ? null : values.reduce((total, value) => total + value, 0))
  const is = (status) => rows.filter((row) => row.status === status).length
  const sha = rows.filter((row) => row.algorithm === 'sha256d' && row.power_watts && row.hashrate)
  const algorithms = [...new Set(rows.filter((row) => row.hashrate != null || row.hashrate_expected != null).map((row) => row.algorithm))].map((algorithm) => {
    const own = (name) => rows.filter((row) => row.algorithm === algorithm && row[name] != null).map((row) => row[name])
    return { algorithm, hashrate: sum(own('hashrate')), hashrate_expected: sum(own('hashrate_expected')), hashrate_miners: own('hashrate').length }
  })
  const only = algorithms.length === 1 ? algorithms[0] : null
  const severity = (name) => rows.filter((row) => row.severity === name).length
  return {
    total_miners: rows.length, hashing: is('hashing'), needs_attention: is('needs_attention'), sleeping: is('sleeping'), offline: is('offline'), unknown_devices: is('unknown'), algorithms, hashrate: only?.hashrate ?? null,
    hashrate_expected: only?.hashrate_expected ?? null, hashrate_miners: told('hashrate').length, power_watts: sum(told('power_watts')), power_miners: told('power_watts').length,
    efficiency_joules_per_terahash: sha.length === 0 ? null : sum(sha.map((row) => row.power_watts)) / (sum(sha.map((row) => row.hashrate)) / TERA), rejected_ratio: rows.length === 0 ? null : 0.0021,
    temperature_max: max(told('temperature_chip')), findings: { critical: severity('critical'), warning: severity('warning'), information: severity('information') },
  }
}

export function siteNow(world, site) {
  const now = Date.now()
  // A site that was added a moment ago fills before one's eyes.
  const age = site.added ? now - site.added : Infinity
  const agents = site.added ? (age > 5000 ? [{ id: 90 + site.id, name: `${site.name}-agent`, status: 'online', last_seen: now }] : []) : site.agents.map((agent) => ({ ...agent, last_seen: agent.status === 'online' ? now : now - 3 * HOUR }))
  const rows = site.added ? world.miners.slice(0, Math.max(0, Math.min(48, Math.floor((age - 8000) / 250)))).map((miner) => minerAt(miner, now)) : world.miners.filter((miner) => miner.site === site.id).map((miner) => minerAt(miner, now))
  return { id: site.id, name: site.name, description: site.description, location: site.location, time_zone: site.time_zone, created_at: site.created_at, agents, summary: summaryOf(rows) }
}

export { boardsAt, faults, replies }
