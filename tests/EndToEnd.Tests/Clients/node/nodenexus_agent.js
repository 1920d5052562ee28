// An agent of document 4 in grpc-js: the same commands and events as its Python sibling.
// Usage: node nodenexus_agent.js PROTO HOST:PORT ID SECRET
'use strict'
const readline = require('node:readline')
const grpc = require('@grpc/grpc-js')
const loader = require('@grpc/proto-loader')

const [proto, address, id, secret] = process.argv.slice(2)
const service = grpc.loadPackageDefinition(loader.loadSync(proto, { keepCase: true, longs: Number })).agent_service
const client = new service.AgentCommunicationService(address, grpc.credentials.createInsecure())
const stream = client.EstablishCommunicationStream()
const say = (event) => process.stdout.write(JSON.stringify(event) + '\n')
let sent = 0

const send = (payload) => stream.write({ client_message_id: ++sent, vps_db_id: Number(id), agent_secret: secret, ...payload })

stream.on('data', (message) => {
  const ack = message.server_handshake_ack
  say(ack
    ? { event: 'ack', ok: ack.authentication_successful, error: ack.error_message, interval: ack.initial_config?.metrics_collect_interval_seconds ?? 0 }
    : { event: 'message' })
})
stream.on('status', (status) => say({ event: 'end', code: String(status.code), details: status.details }))
stream.on('error', () => {})

readline.createInterface({ input: process.stdin }).on('line', (line) => {
  const command = JSON.parse(line)
  if (command.do === 'handshake') {
    send({ agent_handshake: { agent_version: '0.0.20', os_type: 'OS_TYPE_LINUX', os_name: 'Alpine Linux', arch: 'aarch64', hostname: 'foreign-node' } })
  } else if (command.do === 'snapshot') {
    send({ performance_batch: { snapshots: [{ timestamp_unix_ms: command.ts, cpu_overall_usage_percent: command.cpu, memory_usage_bytes: 1048576, memory_total_bytes: 2097152 }] } })
  } else if (command.do === 'close') {
    stream.end()
  }
}).on('close', () => stream.end())
