// Invented states for the stand-in server: one host at any moment. The same moment gives the same state each time.
const GIB = 1024 ** 3
const MIB = 1024 ** 2
const MINUTE = 60_000
const STEP = 10_000
const began = Date.now()
const manyProcesses = Number(process.env.MOCK_PROCESSES ?? 160)

/** The CPU hog of the past: it ran 40 seconds and is gone. */
export const hog = { from: began - 14 * MINUTE, to: began - 14 * MINUTE + 40_000 }
/** Nothing was read then. */
export const gap = { from: began - 29 * MINUTE, to: began - 22 * MINUTE }
const changedAt = { nginx: began - 33 * MINUTE, kernel: began - 26 * 60 * MINUTE, redis: began - 21 * MINUTE, leak: began - 47 * MINUTE, failed: began - 9 * MINUTE, mount: began - 52 * MINUTE, agent: began - 5 * 60 * MINUTE }
const GPU = (index) => `GPU-7f3c0a${index}e-1d2b-4c11-9a55-0c1f2e3d4b5${index}`
const webId = 'c0ffee'.repeat(10) + 'abcd'
const vllmId = 'feed'.repeat(16)
const redisId = 'ab12'.repeat(16)

const wave = (t, period, phase = 0) => 0.5 + 0.5 * Math.sin(t / period / 1000 + phase)
const hasGpu = (host) => host.id === 6 || host.id === 7

export function stateAt(host, at, kinds) {
  const t = Math.floor(Math.min(at, Date.now()) / STEP) * STEP
  const known = host.status !== 'pending' && t > began - 7 * 86_400_000
  const quiet = host.status === 'offline' ? Math.min(t, began - 47 * MINUTE) : t
  const entities = known ? entitiesAt(host, quiet) : {}
  if (known && kinds?.includes('package')) entities.package = packagesAt(quiet)
  const chosen = kinds ? Object.fromEntries(Object.entries(entities).filter(([kind]) => kinds.includes(kind))) : entities
  const blind = t > gap.from && t < gap.to
  const asOf = blind ? gap.from : quiet
  return { host_id: host.id, at_ms: at, as_of_ms: known ? asOf : null, live: at >= Date.now() - STEP, complete: !blind, entities: chosen }
}

function entitiesAt(host, t) {
  return {
    host: [hostEntity(host, t)],
    process: processesAt(host, t),
    service: servicesAt(t),
    container: containersAt(t),
    ...(hasGpu(host) ? { gpu: gpusAt(t), gpu_process: gpuProcessesAt(t), llm: modelsAt(t) } : {}),
    disk: [
      { key: 'nvme0n1', name: 'nvme0n1', kind: 'nvme', model: 'SAMSUNG MZQL2960HCJR', vendor: 'Samsung', size_bytes: 960e9, firmware_version: 'GDC5602Q', transport: 'pcie', smart_health: 'PASSED', temperature_celsius: 38 + 4 * wave(t, 700), power_on_hours: 14_210, wear_percent: 7, media_errors: 0, spare_percent: 100 },
      { key: 'sda', name: 'sda', kind: 'hdd', model: 'ST4000NM0035', vendor: 'Seagate', size_bytes: 4e12, transport: 'sata', smart_health: 'PASSED', temperature_celsius: 41, power_on_hours: 51_930, reallocated_sectors: 24, media_errors: 0 },
      { key: 'sdb', name: 'sdb', kind: 'ssd', model: 'Virtual Disk', size_bytes: 200e9, transport: 'virtio', smart_unavailable: 'a virtual disk' },
    ],
    filesystem: [
      filesystem('/', '/dev/nvme0n1p2', 'ext4', 100, 61 + wave(t, 900), 12),
      filesystem('/boot/efi', '/dev/nvme0n1p1', 'vfat', 0.5, 0.006),
      filesystem('/srv/models', '/dev/sda1', 'xfs', 399, 372, 1),
      ...(t >= changedAt.mount ? [filesystem('/mnt/backup', '/dev/sdb1', 'ext4', 186, 44, 3)] : []),
    ],
    network_interface: [
      nic('eno1', t, { speed_mbits: 10_000, addresses: ['10.20.6.42/24', 'fd00::42/64', 'fe80::3eec:efff:fe00:1122/64'], kind: 'ethernet', driver: 'ixgbe' }, 1),
      nic('docker0', t, { addresses: ['172.17.0.1/16'], kind: 'bridge' }, 0.3),
      { ...nic('eno2', t, { kind: 'ethernet', driver: 'ixgbe' }, 0), operational_state: 'down' },
      nic('lo', t, { addresses: ['127.0.0.1/8', '::1/128'], kind: 'loopback' }, 0.05),
    ],
    memory_module: [0, 1, 2, 3].map((slot) => ({ key: `DIMM_${'ABCD'[slot]}1`, slot: `DIMM_${'ABCD'[slot]}1`, size_bytes: 32 * GIB, type: 'DDR4', speed_mts: 3200, manufacturer: 'Micron', part_number: '36ASF4G72PZ-3G2R1', bank: `P0 CHANNEL ${'ABCD'[slot]}` })),
  }
}

function hostEntity(host, t) {
  return {
    key: 'host', hostname: host.name, os_name: 'Debian GNU/Linux', os_version: '12', os_id: 'debian', kernel_version: t < changedAt.kernel ? '6.1.0-26-amd64' : '6.1.0-27-amd64', architecture: 'x86_64', virtualization: 'kvm',
    boot_id: t < changedAt.kernel ? '0d5e' : '7c1f', boot_time: changedAt.kernel, machine_model: 'Supermicro AS-2024US-TRT', firmware_version: '2.8', cpu_model: 'AMD EPYC 7443P 24-Core Processor', cpu_vendor: 'AuthenticAMD', cpu_sockets: 1, cpu_cores: 24, cpu_threads: 48,
    memory_total_bytes: 128 * GIB, swap_total_bytes: 2 * GIB, ...(hasGpu(host) ? { nvidia_driver_version: '550.54.15' } : {}), agent_version: '0.1.0', cpu_microcode: '0xa0011d5', kernel_command_line: 'root=/dev/nvme0n1p2 ro quiet iommu=pt',
    cpu_usage_percent: 30 * wave(t, 400), memory_used_bytes: 61 * GIB, memory_available_bytes: 66 * GIB, swap_used_bytes: 0.2 * GIB, load1: 3.1,
  }
}

const filesystem = (mount_point, device, filesystem_type, size, used, inodes) => ({ key: mount_point, mount_point, device, filesystem_type, options: 'rw,relatime', size_bytes: size * GIB, used_bytes: used * GIB, available_bytes: (size - used) * GIB, used_percent: (100 * used) / size, ...(inodes ? { inodes_used_percent: inodes } : {}) })

function nic(name, t, more, share) {
  const seconds = (t - began + 9e8) / 1000
  return { key: name, name, mac: '3c:ec:ef:00:11:22', mtu: 1500, operational_state: 'up', receive_bytes_total: Math.round(seconds * 2.4e6 * share), transmit_bytes_total: Math.round(seconds * 1.1e6 * share), receive_errors_total: 0, transmit_errors_total: 0, receive_drops_total: Math.round(12 * share), transmit_drops_total: 0, ...more }
}

const process_ = (pid, ppid, name, command, more) => ({ key: `${pid}@${pid * 7 + 400}`, pid, ppid, name, user: 'root', uid: 0, executable: command[0], command_line: command, started_at: began - 26 * 60 * MINUTE + pid * 700, status: 'sleeping', nice: 0, threads: 1 + (pid % 9), open_files: 12 + (pid % 140), sockets: pid % 7, ...more })

function processesAt(host, t) {
  const seconds = (t - began + 9e7) / 1000
  const usage = (pid, scale = 1) => ({ cpu_percent: scale * 2 * wave(t, 40 + (pid % 50), pid), memory_rss_bytes: (20 + (pid % 180)) * MIB, read_bytes_total: Math.round(pid * 4e4 + seconds * 900 * scale), write_bytes_total: Math.round(pid * 1e4 + seconds * (pid % 5) * 300 * scale), cpu_seconds_total: pid * 3.2 })
  const list = [
    process_(1, 0, 'systemd', ['/sbin/init'], usage(1, 0.2)),
    process_(612, 1, 'sshd', ['sshd: /usr/sbin/sshd -D [listener]'], { ...usage(612, 0.1), unit: 'ssh.service' }),
    process_(733, 1, 'dockerd', ['/usr/bin/dockerd', '-H', 'fd://'], { ...usage(733, 1), unit: 'docker.service', threads: 41 }),
    process_(901, 1, 'postgres', ['/usr/lib/postgresql/15/bin/postgres', '-D', '/var/lib/postgresql/15/main'], { ...usage(901, 4), user: 'postgres', uid: 113, unit: 'postgresql@15-main.service', memory_rss_bytes: 6.1 * GIB }),
    ...[902, 903, 904].map((pid) => process_(pid, 901, 'postgres', [`postgres: worker ${pid - 901}`], { ...usage(pid, 3), user: 'postgres', uid: 113, unit: 'postgresql@15-main.service' })),
    process_(1204, 733, 'nginx', ['nginx: master process'], { ...usage(1204, 1), container_id: webId }),
    process_(1205, 1204, 'nginx', ['nginx: worker process'], { ...usage(1205, 9), user: 'www-data', uid: 33, container_id: webId }),
    process_(1388, 1, 'vedette-agent', ['/usr/bin/vedette-agent', '--config', '/etc/vedette/agent.json', '--key', '***'], { ...usage(1388, 0.3), unit: 'vedette-agent.service', memory_rss_bytes: 31 * MIB }),
  ]
  if (t >= changedAt.redis) list.push(process_(5120, 733, 'redis-server', ['redis-server', '*:6379'], { ...usage(5120, 1), user: 'redis', uid: 999, container_id: redisId, started_at: changedAt.redis }))
  if (hasGpu(host)) {
    list.push(process_(3101, 733, 'python3', ['python3', '-m', 'vllm.entrypoints.openai.api_server', '--model', 'Qwen/Qwen2.5-32B-Instruct-AWQ', '--api-key', '***'], { ...usage(3101, 20), container_id: vllmId, llm_runtime: 'vllm', gpu_memory_bytes: 38 * GIB, memory_rss_bytes: 11 * GIB, threads: 92 }))
    list.push(process_(3550, 1, 'ollama', ['/usr/local/bin/ollama', 'runner', '--model', '/srv/models/llama3.1-8b-q4_K_M.gguf', '--port', '41331'], { ...usage(3550, 2), user: 'ollama', uid: 998, unit: 'ollama.service', llm_runtime: 'ollama', gpu_memory_bytes: 6.2 * GIB }))
  }
  // The stand-in's hog is on every host, so that any spike can be looked into.
  if (t >= hog.from && t <= hog.to) list.push(process_(47_110, 1, 'xmrig', ['/tmp/.x/xmrig', '--donate-level', '1', '-o', 'pool.example:3333'], { user: 'www-data', uid: 33, cpu_percent: 3981, memory_rss_bytes: 2.3 * GIB, threads: 48, executable_deleted: true, started_at: hog.from, status: 'running' }))
  for (let pid = 20_000; list.length < manyProcesses; pid += 3) list.push(process_(pid, 1, pid % 2 ? 'php-fpm' : 'kworker', pid % 2 ? ['php-fpm: pool www'] : [], { ...usage(pid, 0.3), ...(pid % 2 ? { user: 'www-data', uid: 33, unit: 'php8.2-fpm.service' } : { kernel_thread: true, memory_rss_bytes: undefined, read_bytes_total: undefined, write_bytes_total: undefined }) }))
  return list
}

function servicesAt(t) {
  const unit = (name, description, more) => ({ key: name, name, description, type: 'notify', load_state: 'loaded', active_state: 'active', sub_state: 'running', unit_file_state: 'enabled', fragment_path: `/lib/systemd/system/${name}`, restarts: 0, state_since: changedAt.kernel + 40_000, memory_bytes: (10 + name.length * 7) * MIB, memory_peak_bytes: (30 + name.length * 9) * MIB, cpu_percent: 1.2 * wave(t, 60, name.length), tasks: name.length, ...more })
  return [
    unit('ssh.service', 'OpenBSD Secure Shell server', { main_pid: 612 }),
    unit('docker.service', 'Docker Application Container Engine', { main_pid: 733, memory_bytes: 210 * MIB }),
    unit('postgresql@15-main.service', 'PostgreSQL Cluster 15-main', { main_pid: 901, memory_bytes: 6.4 * GIB, memory_peak_bytes: 9.8 * GIB, cpu_percent: 14 * wave(t, 60) }),
    unit('php8.2-fpm.service', 'The PHP 8.2 FastCGI Process Manager', { restarts: 3 }),
    unit('ollama.service', 'Ollama', { main_pid: 3550 }),
    unit('vedette-agent.service', 'Vedette agent', { main_pid: 1388, state_since: changedAt.agent }),
    unit('cron.service', 'Regular background program processing daemon', {}),
    unit('apt-daily.service', 'Daily apt download activities', { type: 'oneshot', active_state: 'inactive', sub_state: 'dead', unit_file_state: 'static', memory_bytes: undefined, memory_peak_bytes: undefined, cpu_percent: undefined }),
    t >= changedAt.failed
      ? unit('backup.service', 'Nightly backup', { active_state: 'failed', sub_state: 'failed', result: 'exit-code', exit_status: 23, restarts: 5, state_since: changedAt.failed, memory_bytes: undefined, cpu_percent: undefined, command: '/usr/local/bin/backup --to /mnt/backup' })
      : unit('backup.service', 'Nightly backup', { active_state: 'activating', sub_state: 'start', command: '/usr/local/bin/backup --to /mnt/backup' }),
  ]
}

function containersAt(t) {
  const seconds = (t - began + 9e8) / 1000
  const container = (id, name, image, more) => ({ key: id, id, name, runtime: 'docker', image, state: 'running', restarts: 0, started_at: changedAt.kernel + 60_000, created_at: changedAt.kernel, restart_policy: 'unless-stopped', cpu_percent: 20 * wave(t, 90, name.length), memory_usage_bytes: 210 * MIB, network_receive_bytes_total: Math.round(seconds * 40_000), network_transmit_bytes_total: Math.round(seconds * 90_000), processes: 3, ...more })
  return [
    container(webId, 'web', t < changedAt.nginx ? 'nginx:1.26' : 'nginx:1.27', { health: 'healthy', ports: ['0.0.0.0:80->80/tcp', '0.0.0.0:443->443/tcp'], mounts: ['/srv/www:/usr/share/nginx/html:ro'], networks: ['frontend'], labels: ['com.docker.compose.project=shop'], environment_names: ['NGINX_HOST', 'TZ', 'BASIC_AUTH_PASSWORD'], compose_project: 'shop', compose_service: 'web', memory_limit_bytes: 512 * MIB, memory_usage_bytes: (190 + 90 * wave(t, 300)) * MIB }),
    container(vllmId, 'vllm-qwen', 'registry.example:5000/vllm/vllm-openai:v0.6.3', { health: 'healthy', ports: ['127.0.0.1:8001->8000/tcp'], memory_limit_bytes: 32 * GIB, memory_usage_bytes: 11.4 * GIB, cpu_percent: 140 * wave(t, 50), environment_names: ['HF_TOKEN', 'CUDA_VISIBLE_DEVICES'], mounts: ['/srv/models:/models'] }),
    ...(t >= changedAt.redis ? [container(redisId, 'redis', 'redis:7.4-alpine', { started_at: changedAt.redis, ports: ['6379/tcp'], memory_usage_bytes: 44 * MIB })] : []),
    container('dead'.repeat(16), 'migrate', 'shop/api:2.14.1', { state: 'exited', exit_code: 1, restarts: 4, cpu_percent: undefined, memory_usage_bytes: undefined, network_receive_bytes_total: undefined, network_transmit_bytes_total: undefined, processes: undefined, finished_at: began - 80 * MINUTE }),
    container('beef'.repeat(16), 'api', 'shop/api:2.14.1', { health: 'unhealthy', restarts: 17, memory_limit_bytes: GIB, memory_usage_bytes: 0.97 * GIB, ports: ['8080/tcp'] }),
  ]
}

function gpusAt(t) {
  const card = (index, more) => ({ key: GPU(index), index, vendor: 'NVIDIA', model: 'NVIDIA L40S', uuid: GPU(index), pci_address: `0000:${81 + index}:00.0`, driver_version: '550.54.15', vbios_version: '95.02.66.00.02', cuda_version: '12.4', memory_total_bytes: 48 * GIB, power_limit_watts: 350, ecc_mode: 'enabled', throttle_reasons: [], ecc_corrected_total: 0, ecc_uncorrected_total: 0, xid_errors_total: 0, performance_state: 'P0', pcie_link: 'gen 4 x16', clock_memory_mhz: 9001, fan_percent: 0, ...more })
  return [
    card(0, { utilization_percent: 60 + 38 * wave(t, 60), memory_used_bytes: 40.1 * GIB, power_watts: 240 + 90 * wave(t, 60), temperature_celsius: 71 + 6 * wave(t, 200), clock_sm_mhz: 2310 }),
    card(1, { utilization_percent: 3, memory_used_bytes: (t >= changedAt.leak ? 29.6 : 6.3) * GIB, power_watts: 92, temperature_celsius: 44, clock_sm_mhz: 1020, performance_state: 'P2' }),
    card(2, { utilization_percent: 88, memory_used_bytes: 12 * GIB, power_watts: 349, temperature_celsius: 89, clock_sm_mhz: 1410, throttle_reasons: ['software_power_cap', 'software_thermal'], ecc_corrected_total: 41 }),
    card(3, { query_failure: 'The card has fallen off the bus', xid_last: 79, xid_errors_total: 2, xid_last_at: began - 130 * MINUTE, ecc_corrected_total: undefined, ecc_uncorrected_total: undefined, throttle_reasons: undefined }),
  ]
}

function gpuProcessesAt(t) {
  const holder = (gpu, pid, name, memory, more) => ({ key: `${GPU(gpu)}/${pid}`, gpu: GPU(gpu), pid, ...(name ? { name } : {}), type: 'compute', alive: true, memory_bytes: memory * GIB, ...more })
  return [
    holder(0, 3101, 'python3', 38, { user: 'root', container_id: vllmId, utilization_percent: 82, idle_seconds: 0 }),
    holder(1, 3550, 'ollama', 6.2, { user: 'ollama', utilization_percent: 0, idle_seconds: 4210 }),
    ...(t >= changedAt.leak ? [holder(1, 28_841, null, 23.3, { alive: false })] : []),
    holder(2, 3990, 'trainer', 11.6, { user: 'anna', utilization_percent: 86, idle_seconds: 0 }),
  ]
}

function modelsAt(t) {
  return [
    { key: 'vllm/3101', runtime: 'vllm', runtime_version: '0.6.3', model: 'Qwen/Qwen2.5-32B-Instruct-AWQ', quantization: 'AWQ int4', parameters: '32B', context_length: 32_768, pid: 3101, container_id: vllmId, endpoint: '127.0.0.1:8001', gpus: [GPU(0)], confidence: 'high', gpu_memory_bytes: 38 * GIB, memory_rss_bytes: 11 * GIB, requests_running: Math.round(6 * wave(t, 30)), requests_waiting: Math.round(3 * wave(t, 45)), generation_tokens_per_second: 410 * wave(t, 30) + 20, prompt_tokens_per_second: 1900 * wave(t, 40), time_to_first_token_seconds: 0.31 + 0.2 * wave(t, 80), kv_cache_usage_percent: 30 + 60 * wave(t, 120), last_used_at: t, requests_total: 184_201, evidence: ['command line names vllm.entrypoints.openai.api_server', 'GET /metrics answers with vllm:num_requests_running', 'holds 38 GiB of card 0'] },
    { key: 'ollama/3550', runtime: 'ollama', runtime_version: '0.4.2', model: 'llama3.1:8b', quantization: 'Q4_K_M', parameters: '8B', context_length: 8192, pid: 3550, unit: 'ollama.service', endpoint: '127.0.0.1:11434', gpus: [GPU(1)], confidence: 'high', gpu_memory_bytes: 6.2 * GIB, requests_running: 0, last_used_at: began - 70 * MINUTE, model_files: ['/srv/models/llama3.1-8b-q4_K_M.gguf'], evidence: ['/api/ps lists llama3.1:8b', 'open file /srv/models/llama3.1-8b-q4_K_M.gguf'] },
  ]
}

function packagesAt(t) {
  const names = ['openssl', 'libc6', 'curl', 'nginx-common', 'postgresql-15', 'python3.11', 'bash', 'coreutils', 'linux-image-6.1.0-27-amd64', 'docker-ce', 'zlib1g', 'systemd', 'openssh-server', 'perl', 'tar', 'gzip', 'sudo', 'tzdata']
  const all = Array.from({ length: 900 }, (_, index) => names[index] ?? `lib${names[index % 7]}-${index}`)
  return all.map((name, index) => ({ key: `${name}:amd64`, name, version: name === 'openssl' ? (t < changedAt.nginx ? '3.0.14-1~deb12u2' : '3.0.15-1~deb12u1') : `${1 + (index % 5)}.${index % 17}.${index % 9}-1`, architecture: 'amd64', package_manager: 'dpkg' }))
}

const titleOf = (kind, entity) => entity.name ?? entity.model ?? entity.mount_point ?? entity.hostname ?? entity.key
const READINGS = /_total$|_percent$|_bytes$|_celsius$|_watts$|_mhz$|_per_second$|_seconds$|^(load1|throttle_reasons|last_used_at|requests_|status|threads|open_files|sockets|tasks|processes|state_since)/

export function diffBetween(host, from, to, kinds) {
  const wanted = kinds ?? ['host', 'process', 'service', 'container', 'gpu', 'gpu_process', 'llm', 'disk', 'filesystem', 'network_interface', 'memory_module']
  const [before, after] = [stateAt(host, from, wanted), stateAt(host, to, wanted)]
  const changes = []
  for (const kind of wanted) {
    const old = new Map((before.entities[kind] ?? []).map((entity) => [entity.key, entity]))
    const now = new Map((after.entities[kind] ?? []).map((entity) => [entity.key, entity]))
    for (const [key, entity] of old) {
      if (!now.has(key)) changes.push({ kind, key, title: titleOf(kind, entity), change: 'gone', before: entity })
      else {
        const next = now.get(key)
        const fields = [...new Set([...Object.keys(entity), ...Object.keys(next)])].filter((name) => !READINGS.test(name) && JSON.stringify(entity[name]) !== JSON.stringify(next[name])).map((name) => ({ name, before: entity[name], after: next[name] }))
        if (fields.length > 0) changes.push({ kind, key, title: titleOf(kind, entity), change: 'changed', fields })
      }
    }
    for (const [key, entity] of now) if (!old.has(key)) changes.push({ kind, key, title: titleOf(kind, entity), change: 'appeared', after: entity })
  }
  return { from_ms: from, to_ms: to, from_as_of_ms: before.as_of_ms, to_as_of_ms: after.as_of_ms, complete: before.complete && after.complete, changes }
}

export function changesOf(from, to, limit) {
  const change = (at_ms, kind, key, title, category, summary, fields, what = 'changed') => ({ at_ms, kind, key, title, change: what, category, summary, fields })
  const all = [
    change(changedAt.nginx, 'container', webId, 'web', 'image', 'web: nginx:1.26 -> nginx:1.27', [{ name: 'image', before: 'nginx:1.26', after: 'nginx:1.27' }]),
    change(changedAt.nginx - 8000, 'package', 'openssl:amd64', 'openssl', 'package', 'openssl 3.0.14 -> 3.0.15', [{ name: 'version', before: '3.0.14-1~deb12u2', after: '3.0.15-1~deb12u1' }]),
    ...['libssl3', 'libc6', 'libc-bin', 'curl', 'libcurl4', 'tzdata', 'systemd', 'libsystemd0', 'udev', 'perl-base'].map((name, index) => change(changedAt.nginx - 9000 - index * 300, 'package', `${name}:amd64`, name, 'package', `${name} 1.${index} -> 1.${index + 1}`, [{ name: 'version', before: `1.${index}`, after: `1.${index + 1}` }])),
    change(changedAt.redis, 'container', redisId, 'redis', 'container', 'redis appeared', [], 'appeared'),
    change(changedAt.failed, 'service', 'backup.service', 'backup.service', 'unit', 'backup.service activating -> failed', [{ name: 'active_state', before: 'activating', after: 'failed' }, { name: 'sub_state', before: 'start', after: 'failed' }]),
    change(changedAt.mount, 'filesystem', '/mnt/backup', '/mnt/backup', 'mount', '/mnt/backup appeared', [], 'appeared'),
    change(changedAt.agent, 'host', 'host', 'agent', 'agent', 'agent 0.0.9 -> 0.1.0', [{ name: 'agent_version', before: '0.0.9', after: '0.1.0' }]),
    change(changedAt.kernel, 'host', 'host', 'kernel', 'kernel', 'kernel 6.1.0-26 -> 6.1.0-27', [{ name: 'kernel_version', before: '6.1.0-26-amd64', after: '6.1.0-27-amd64' }]),
    change(changedAt.kernel + 1, 'host', 'host', 'host', 'reboot', 'the host was restarted', [{ name: 'boot_time', before: changedAt.kernel - 9e8, after: changedAt.kernel }]),
  ]
  const found = all.filter(({ at_ms }) => at_ms >= from && at_ms <= to).sort((a, b) => b.at_ms - a.at_ms)
  return { changes: found.slice(0, limit), truncated: found.length > limit }
}

export function findingsOf(host, at) {
  if (!hasGpu(host)) return []
  const subject = (index) => ({ kind: 'gpu', key: GPU(index) })
  return [
    { kind: 'gpu_throttled', severity: 'warning', since_ms: began - 18 * MINUTE, subject: subject(2), title: 'Card 2 is throttled by heat', evidence: ['89 °C, 1,410 of 2,520 MHz', 'throttle reason software_thermal'] },
    { kind: 'gpu_xid', severity: 'warning', since_ms: began - 130 * MINUTE, subject: subject(3), title: 'Card 3 has fallen off the bus', evidence: ['XID 79 twice in two hours', 'the driver answers no question about it'] },
    { kind: 'gpu_memory_idle', severity: 'info', since_ms: began - 70 * MINUTE, subject: { kind: 'gpu_process', key: `${GPU(1)}/3550` }, title: 'ollama holds 6.2 GiB of card 1 and does nothing', evidence: ['no request for 1 h 10 min', 'keep_alive keeps the model loaded'] },
    ...(at >= changedAt.leak ? [{ kind: 'gpu_memory_of_dead_process', severity: 'warning', since_ms: changedAt.leak, subject: subject(1), title: '23.3 GiB of card 1 belong to a process that is dead', evidence: ['PID 28841 is not in /proc', 'the driver still counts its memory', 'restart nvidia-persistenced or reset the card to free it'] }] : []),
  ]
}

export function deltaOf(host, before, at) {
  const now = stateAt(host, at)
  const changed = []
  const gone = []
  for (const [kind, list] of Object.entries(now.entities)) {
    const old = new Map((before.entities[kind] ?? []).map((entity) => [entity.key, JSON.stringify(entity)]))
    for (const entity of list) {
      if (old.get(entity.key) !== JSON.stringify(entity)) changed.push({ kind, entity })
      old.delete(entity.key)
    }
    for (const key of old.keys()) gone.push({ kind, key })
  }
  return { now, delta: { at_ms: now.as_of_ms, changed, gone } }
}

export function searchStates(fleet, { words, kind, at, limit }) {
  const kinds = kind ? [kind] : ['process', 'service', 'container']
  const wanted = words.toLowerCase()
  const matches = []
  for (const host of fleet.slice(0, 30)) {
    const { entities, as_of_ms } = stateAt(host, at, kinds)
    for (const [found, list] of Object.entries(entities)) {
      for (const entity of list) {
        const text = [titleOf(found, entity), entity.key, entity.command_line?.join(' '), entity.image, entity.user, entity.executable, entity.unit, entity.version].join(' ').toLowerCase()
        if (text.includes(wanted)) matches.push({ host_id: host.id, host: host.name, kind: found, title: titleOf(found, entity), as_of_ms, entity })
      }
    }
  }
  return { at_ms: at, matches: matches.slice(0, limit), truncated: matches.length > limit }
}
