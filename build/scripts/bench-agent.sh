# The agent part of ./vedette bench: the agent and its peers, each in a control group of its own, watched in the same windows. Sourced by bench.sh.

peers=() containers=() groups=''
declare -A windows=()

# --- Counting. A control group counts children too, and in microseconds; /proc/PID/stat has hundredths of a second.
make_groups() {
  local mounted
  mounted=$(findmnt -n -t cgroup2 -o TARGET | head -n 1)
  [ -n "$mounted" ] && [ "$(id -u)" -eq 0 ] || fail 'the agent part needs root and a cgroup2 mount: it counts the CPU of each program with its children there' 2
  groups=$mounted/vedette-bench-$$
  mkdir "$groups"
}

# launch NAME COMMAND...: starts a program in its group; its output goes to NAME.log.
launch() {
  local name=$1
  shift
  mkdir -p "$groups/$name"
  (echo "$BASHPID" >"$groups/$name/cgroup.procs" && exec "$@") >"$scratch/$name.log" 2>&1 </dev/null &
  started+=("$!")
}

group_pids() { cat "$groups/$1/cgroup.procs" 2>/dev/null || true; }
group_cpu_us() { awk '$1 == "usage_usec" { print $2 }' "$groups/$1/cpu.stat"; }
# Kilobytes, all processes of the group together: "RSS PSS".
group_memory_kb() {
  local pid
  for pid in $(group_pids "$1"); do cat "/proc/$pid/smaps_rollup" 2>/dev/null || true; done | awk '$1 == "Rss:" { r += $2 } $1 == "Pss:" { p += $2 } END { print r + 0, p + 0 }'
}
median() { printf '%s\n' "$@" | sort -n | sed -n "$((($# + 1) / 2))p"; }

# --- What the host has: five containers of a real dockerd, and 200 processes.
# Not whatever stands first in PATH: it has to fit the dockerd of the same package.
docker=/usr/bin/docker
docker_in() { "$docker" -H "unix://$scratch/docker/docker.sock" "$@"; }
docker_answers() { docker_in version; }

start_containers() {
  local at=$scratch/docker i applet
  if ! command -v dockerd >/dev/null || [ ! -x "$docker" ] || ! command -v busybox >/dev/null; then
    note 'no containers: dockerd, docker or busybox is missing (Debian: docker.io busybox-static iptables)'
    return
  fi
  mkdir -p "$at/root/bin"
  echo '{}' >"$at/daemon.json"
  dockerd --data-root "$at/data" --exec-root "$at/exec" --pidfile "$at/pid" --config-file "$at/daemon.json" --host "unix://$at/docker.sock" \
    --iptables=false --ip6tables=false --bridge=none --storage-driver=vfs --log-level=warn >"$scratch/dockerd.log" 2>&1 </dev/null &
  started+=("$!")
  wait_for docker_answers
  cp "$(command -v busybox)" "$at/root/bin/busybox"
  for applet in sh sleep; do ln -s busybox "$at/root/bin/$applet"; done
  tar --directory "$at/root" --create . | docker_in import - box:1 >/dev/null
  for i in 1 2 3 4 5; do containers+=("$(docker_in run --detach --network none --name "bench-$i" box:1 sleep 1000000)"); done
}

fill_processes() {
  local there
  there=$(find /proc -maxdepth 1 -name '[0-9]*' | wc -l)
  for ((; there < 200; there++)); do
    sleep 1000000 &
    started+=("$!")
  done
}

end_agent_part() {
  local group pid
  # Containers are no children of the daemon: it has to end them while it can.
  [ ${#containers[@]} -eq 0 ] || docker_in rm --force "${containers[@]}" >/dev/null 2>&1 || true
  [ -n "$groups" ] || return 0
  for group in "$groups"/*/; do
    for pid in $(cat "$group/cgroup.procs" 2>/dev/null); do kill -TERM "$pid" 2>/dev/null || true; done
  done
}

remove_groups() {
  local group i
  [ -n "$groups" ] || return 0
  for i in $(seq 50); do
    for group in "$groups"/*/; do rmdir "$group" 2>/dev/null || true; done
    rmdir "$groups" 2>/dev/null && return
    sleep 0.1
  done
}

# --- The peers, all on loopback, in folders of the run. A program that asks is asked once per interval, by poll_peers.
start_exporters() {
  have prometheus-node-exporter prometheus-node-exporter || return 0
  exporter_port=$(free_port)
  launch node_exporter prometheus-node-exporter --web.listen-address="127.0.0.1:$exporter_port" --log.level=error
  exporter_more_port=$(free_port)
  launch node_exporter_more prometheus-node-exporter --web.listen-address="127.0.0.1:$exporter_more_port" --log.level=error --collector.systemd --collector.processes
  peers+=(node_exporter node_exporter_more)
}

# What Zabbix' Linux template asks of processors, memory, disks, file systems, network and load.
zabbix_items() {
  local mode family device
  for mode in user nice system idle iowait interrupt softirq steal; do echo "system.cpu.util[,$mode]"; done
  for mode in avg1 avg5 avg15; do echo "system.cpu.load[all,$mode]"; done
  printf '%s\n' system.cpu.switches system.cpu.intr system.uptime 'proc.num[]' 'proc.num[,,run]'
  for mode in total available free cached buffers shared; do echo "vm.memory.size[$mode]"; done
  for mode in total free pfree; do echo "system.swap.size[,$mode]"; done
  for family in size inode; do for mode in total used pused; do echo "vfs.fs.$family[/,$mode]"; done; done
  for device in $(ls /sys/class/net); do
    for family in in out; do for mode in bytes packets errors dropped; do echo "net.if.$family[$device,$mode]"; done; done
  done
  for device in $(ls /sys/block | grep -vE '^(loop|ram|zram)'); do
    for family in read write; do for mode in sectors operations; do echo "vfs.dev.$family[$device,$mode]"; done; done
  done
}

start_zabbix() {
  have zabbix_agent2 zabbix-agent2 || return 0
  zabbix_port=$(free_port)
  cat >"$scratch/zabbix.conf" <<CONF
LogType=console
DebugLevel=1
Server=127.0.0.1
ListenIP=127.0.0.1
ListenPort=$zabbix_port
Hostname=bench
ControlSocket=$scratch/zabbix.control
PluginSocket=$scratch/zabbix.plugin
PidFile=$scratch/zabbix.pid
CONF
  mapfile -t items < <(zabbix_items)
  launch zabbix_agent2 zabbix_agent2 -c "$scratch/zabbix.conf" -f
  peers+=(zabbix_agent2)
}

# The passive protocol: ZBXD, 1, the length in eight bytes, the key. The pieces below are written by one printf.
ask_zabbix() {
  local item length
  for item in "${items[@]}"; do
    length=$(printf '\\x%02x\\x%02x' $((${#item} % 256)) $((${#item} / 256)))
    { exec 7<>"/dev/tcp/127.0.0.1/$zabbix_port" && printf "ZBXD\\x01$length\\x00\\x00\\x00\\x00\\x00\\x00%s" "$item" >&7 && cat <&7 >>"$scratch/zabbix.replies"; exec 7>&-; } 2>/dev/null || true
  done
}

start_collectd() {
  have collectd collectd-core || return 0
  mkdir -p "$scratch/collectd"
  { printf 'Hostname "bench"\nFQDNLookup false\nBaseDir "%s"\nPIDFile "%s"\nTypesDB "/usr/share/collectd/types.db"\nInterval %d\n' "$scratch/collectd" "$scratch/collectd.pid" "$interval"
    printf 'LoadPlugin %s\n' cpu memory disk df interface load processes csv
    printf '<Plugin csv>\n  DataDir "%s"\n</Plugin>\n' "$scratch/collectd/csv"; } >"$scratch/collectd.conf"
  launch collectd collectd -f -C "$scratch/collectd.conf"
  peers+=(collectd)
}

start_netdata() {
  have netdata netdata-core || return 0
  local at=$scratch/netdata
  mkdir -p "$at/etc" "$at/cache" "$at/lib/registry" "$at/log"
  # It would report its start to its makers.
  touch "$at/etc/.opt-out-from-anonymous-statistics"
  printf '[global]\n run as user = root\n[directories]\n config = %s\n cache = %s\n lib = %s\n log = %s\n[web]\n bind to = 127.0.0.1:%d\n[cloud]\n enabled = no\n' \
    "$at/etc" "$at/cache" "$at/lib" "$at/log" "$(free_port)" >"$at/netdata.conf"
  launch netdata netdata -D -c "$at/netdata.conf"
  peers+=(netdata)
}

poll_peers() {
  [ -z "${exporter_port:-}" ] || { curl -fsS -o "$scratch/scrape" "http://127.0.0.1:$exporter_port/metrics"; curl -fsS -o "$scratch/scrape-more" "http://127.0.0.1:$exporter_more_port/metrics"; }
  [ -z "${zabbix_port:-}" ] || ask_zabbix
}

# --- The agent.
start_server() {
  local server=$VEDETTE_ROOT/artifacts/publish/server/vedette-server
  data=$scratch/data http=$(free_port) grpc=$(free_port)
  "$server" run --data "$data" --http "$http" --grpc "$grpc" --interval "$interval" --ready-file "$scratch/ready" >"$scratch/server.log" 2>&1 &
  started+=($!)
  wait_for test -f "$scratch/ready"
}

# enrol STATE: consent and a key for an agent whose folder is STATE.
enrol() {
  local token
  "$agent" accept-eula --state-dir "$1" --accept-eula >/dev/null 2>&1
  token=$("$VEDETTE_ROOT/artifacts/publish/server/vedette-server" enroll-local --data "$data")
  VEDETTE_TOKEN=$(cat "$token") "$agent" enroll --server "http://127.0.0.1:$http" --state-dir "$1" >/dev/null 2>&1
}

# start_seconds N: from exec to the first batch acknowledged as durable, with an agent of its own.
start_seconds() {
  local state=$scratch/start-$1 began pid ack i
  enrol "$state"
  began=$(date +%s.%N)
  VEDETTE_CONTAINER_SOCKETS=$sockets "$agent" run --state-dir "$state" >"$state.log" 2>&1 &
  pid=$!
  for i in $(seq 400); do
    ack=$(sed -n 's/.*"last_ack_at" *: *"\([^"]*\)".*/\1/p' "$state/status.json" 2>/dev/null || true)
    [ -z "$ack" ] || break
    sleep 0.05
  done
  kill -TERM "$pid"
  wait "$pid" || true
  [ -n "$ack" ] || { echo unknown; return; }
  awk -v a="$(date -d "$ack" +%s.%N)" -v b="$began" 'BEGIN { printf "%.3f", a - b }'
}

# print_costs: a line per program from what the windows gathered.
print_costs() {
  local name memory
  printf '  %-20s %10s %10s %22s %16s\n' '' 'RSS kB' 'PSS kB' 'ms CPU per cycle' '% of a core'
  for name in vedette-agent "${peers[@]}"; do
    memory=$(group_memory_kb "$name")
    # shellcheck disable=SC2086
    printf '  %-20s %10d %10d %22s %16s\n' "$name" $memory "$(per_cycle "$name")" "$(ratio "$(per_cycle "$name")" $((interval * 10)))"
  done
}
per_cycle() { ratio "$(median ${windows[cpu-$1]})" $((window_cycles * 1000)); }

# pass SECONDS: waits without a process of its own, which would be one that comes and goes on the host that is measured.
exec {never}<> <(:)
pass() { read -r -t "$1" -u "$never" || true; }

# watch: five windows one after another; in each, every program's CPU. Leaves windows[cpu-NAME] with five numbers.
watch() {
  local window cycle name
  declare -A before
  window_cycles=$((seconds / interval / 5))
  [ "$window_cycles" -ge 1 ] || window_cycles=1
  for window in 1 2 3 4 5; do
    for name in vedette-agent "${peers[@]}"; do before[$name]=$(group_cpu_us "$name"); done
    for ((cycle = 0; cycle < window_cycles; cycle++)); do
      pass "$interval"
      poll_peers
    done
    for name in vedette-agent "${peers[@]}"; do windows[cpu-$name]+=" $(($(group_cpu_us "$name") - before[$name]))"; done
  done
}

print_wire() {
  local samples batches sample_bytes states state_bytes
  mkdir -p "$scratch/copy"
  cp "$data"/telemetry.db* "$scratch/copy/"
  read -r samples batches sample_bytes states state_bytes < <(bench received --file "$scratch/copy/telemetry.db" --from "$from_ms" --to "$to_ms")
  printf '  on the wire: %s bytes per sample (%s bytes of TCP payload, both ways, for %s samples in %s batches; %s of them sample payloads, %s for %s states, the rest frames and acknowledgements)\n' \
    "$(ratio "$wire" "$samples")" "$wire" "$samples" "$batches" "$sample_bytes" "$state_bytes" "$states"
  printf '  payload alone: %s bytes per sample, %s bytes per state (a busy host changes more)\n' "$(ratio "$sample_bytes" "$samples")" "$(ratio "$state_bytes" "$states")"
}

agent_part() {
  local wire0 wire from_ms to_ms i starts=() agent_pid sockets='' load
  agent=$VEDETTE_ROOT/artifacts/publish/agent/vedette-agent
  build_portal
  build_server
  build_agent
  scratch=$(mktemp -d)
  make_groups
  step "The agent at $interval s: alone for $seconds s after two minutes, then beside its peers for as long"
  start_containers
  [ ${#containers[@]} -eq 0 ] || sockets=$scratch/docker/docker.sock
  fill_processes
  start_server
  enrol "$scratch/agent"
  launch vedette-agent env VEDETTE_CONTAINER_SOCKETS="$sockets" "$agent" run --state-dir "$scratch/agent"
  pass 120
  # The wire of a steady host: nobody else at work, no process that comes or goes.
  wire0=$(wire_bytes "$grpc") from_ms=$(date +%s%3N)
  pass "$seconds"
  wire=$(($(wire_bytes "$grpc") - wire0)) to_ms=$(date +%s%3N)
  print_wire
  start_exporters
  start_zabbix
  start_collectd
  start_netdata
  # Peers are asked from the start: the first answers cost most.
  for ((i = 0; i < 120; i += interval)); do pass "$interval"; poll_peers; done

  agent_pid=$(group_pids vedette-agent | head -n 1)
  printf 'host: %d processes, %d containers, load %s\n' "$(find /proc -maxdepth 1 -name '[0-9]*' | wc -l)" "${#containers[@]}" "$(cut -d' ' -f1-3 /proc/loadavg)"
  wire0=$(wire_bytes "$grpc") from_ms=$(date +%s%3N)
  watch
  wire=$(($(wire_bytes "$grpc") - wire0)) to_ms=$(date +%s%3N)
  note 'the wire beside the peers, all at work:'
  print_wire
  print_costs
  printf '  load at the end %s\n' "$(cut -d' ' -f1-3 /proc/loadavg)"
  printf '  agent: binary %d kB, %s\n' $(($(stat -c %s "$agent") / 1024)) "$(awk '/^Rss(Anon|File)|^Threads/ { printf "%s %s %s  ", $1, $2, $3 }' "/proc/$agent_pid/status")"
  for i in 1 2 3 4 5; do starts+=("$(start_seconds "$i")"); done
  printf '  exec to first sample durable on the server: %s s, median %s\n' "${starts[*]}" "$(median "${starts[@]}")"

  step 'Collection alone, back to back'
  bench collectors
  if command -v prometheus-node-exporter >/dev/null 2>&1; then
    scrape_cost 'families of bar P2'"'"'s core' --collector.disable-defaults --collector.cpu --collector.meminfo --collector.diskstats --collector.netdev --collector.loadavg --collector.stat
    scrape_cost 'all defaults'
  fi
}
