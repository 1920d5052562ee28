// Runs of actions of the stand-in server: they go on by the clock, and some of their miners refuse.
const SECOND = 1000

const runs = []
const outcomes = [
  ['done', 'done', 'The device took it.'], ['done', 'done', 'The device took it.'], ['done', 'done', 'The device took it.'], ['refused', 'credentials', 'No login is configured for this device; nothing was sent.'],
  ['done', 'done', 'The device took it.'], ['refused', 'unreachable', 'The device did not answer within 10 s; nothing was sent.'], ['unknown', 'unknown', 'It was sent, and no answer came.'],
]

/** What the file on the machine of each site's agent allows. */
export function siteActions(site) {
  const off = { agent_id: 8, name: 'yard-agent', connected: false, enabled: false, why_not: 'There is no file /etc/vedette-agent/miner-actions.json: nothing is allowed.', allowed: [], ranges: [], pools: [] }
  const on = {
    agent_id: 7, name: 'north-agent', connected: true, enabled: true, told_at: Date.now() - 20 * SECOND, allowed: ['blink', 'pause', 'resume', 'reboot', 'pool', 'power_mode', 'power_limit'], ranges: ['10.0.0.0/25'],
    pools: [{ url: 'stratum+tcp://eu.pool.example:3333', workers: null }, { url: 'stratum+tcp://us.pool.example:3333', workers: 'farm.*' }], most_per_hour: 20, most_at_once: 1, seconds_between: 10,
  }
  return { site_id: site.id, agents: site.id === 1 ? [on] : site.id === 2 ? [off] : [] }
}

export function startRun(body, minersOf) {
  if (body.miner_ids.length > 10 && body.confirm !== String(body.miner_ids.length)) return 409
  const miners = minersOf(body.miner_ids)
  const run = { id: runs.length + 1, action: body.action, arguments: body.arguments ?? {}, dry_run: body.dry_run ?? false, stagger_seconds: body.stagger_seconds ?? 10, reason: body.reason, created_by: 'admin', created_at: Date.now(), cancelled_by: null, cancelled_at: null, retry_of: body.retry_of ?? null, miners }
  runs.push(run)
  return told(run)
}

/** Of one miner, or of all without their miners. */
export function listRuns(url) {
  const miner = url.searchParams.get('miner')
  const all = [...runs].reverse().map(told)
  return { runs: miner === null ? all.map((run) => ({ ...run, items: null })) : all.flatMap((run) => (run.items.some(({ miner_id }) => String(miner_id) === miner) ? { ...run, items: run.items.filter(({ miner_id }) => String(miner_id) === miner) } : [])) }
}
export const oneRun = (id) => (runs[id - 1] ? told(runs[id - 1]) : 404)

export function cancelRun(id) {
  if (!runs[id - 1]) return 404
  Object.assign(runs[id - 1], { cancelled_by: 'admin', cancelled_at: Date.now() })
  return told(runs[id - 1])
}

export function retryRun(id, body, minersOf) {
  const former = oneRun(id)
  const again = former.items.filter(({ state }) => ['refused', 'expired', 'cancelled'].includes(state) || (body.include_unknown && state === 'unknown')).map(({ miner_id }) => miner_id)
  return startRun({ ...former, miner_ids: again, reason: body.reason, confirm: body.confirm, retry_of: id }, minersOf)
}

function told({ miners, ...run }) {
  const items = miners.map((miner, index) => itemOf(run, miner, index))
  const counts = {}
  for (const { state } of items) counts[state] = (counts[state] ?? 0) + 1
  return { ...run, ended: !counts.waiting && !counts.sent, counts, items }
}

/** Each has its turn after those before it, and answers two seconds later. */
function itemOf(run, miner, index) {
  const sent = run.created_at + SECOND + index * Math.max(1, run.stagger_seconds) * SECOND
  const now = Date.now()
  const item = { miner_id: miner.id, site_id: miner.site, agent_id: 6 + miner.site, miner_key: miner.mac, sent_at: null, ended_at: null, outcome: null, detail: null }
  if (run.cancelled_at && sent > run.cancelled_at) return { ...item, state: 'cancelled', outcome: 'cancelled', ended_at: run.cancelled_at }
  if (now < sent) return { ...item, state: 'waiting' }
  if (now < sent + 2 * SECOND) return { ...item, state: 'sent', sent_at: sent }
  const [state, outcome, detail] = run.action === 'blink' ? outcomes[0] : outcomes[index % outcomes.length]
  return { ...item, state, outcome, detail: run.dry_run && state === 'done' ? 'Nothing was sent: this was a dry run.' : detail, sent_at: sent, ended_at: sent + 2 * SECOND }
}
