#!/usr/bin/env bash
# Measures, and prints the figures of bench/RESULTS.md. What each means: docs/operations/benchmarks.md.
set -euo pipefail
. "$VEDETTE_ROOT/build/scripts/output.sh"
. "$VEDETTE_ROOT/build/scripts/toolchain.sh"

usage() {
  cat <<'TEXT'
./vedette bench [part] [options]: measures and prints figures; CPU seconds, not wall time.

  all      everything below (default)
  check    allocations of the hot paths against bench/budgets.json; exit code 1 where one is over
  engine   ingest, disk, queries and newest values of the store alone
  agent    the Native AOT agent beside node_exporter: memory, CPU, wire, size, start
  peers    the same samples into Vedette, VictoriaMetrics and Prometheus, in turns

  --seconds N      how long the agent is watched (default 120)
  --interval N     seconds between its cycles (default 10)
  --agents N       simulated hosts of the peers part (default 100)
  --rounds N       scrapes of each of them, 15 s apart (default 240: an hour)
  --no-install     leave out a peer that is missing instead of installing it (Debian, root)

Examples:  ./vedette bench check
           ./vedette bench agent --seconds 600
TEXT
}

part=all seconds=120 interval=10 agents=100 rounds=240 install=yes
while [ $# -gt 0 ]; do
  case $1 in
    all | check | engine | agent | peers) part=$1 ;;
    --seconds | --interval | --agents | --rounds)
      [ $# -ge 2 ] && [[ $2 =~ ^[0-9]{1,6}$ ]] && [ "$2" -ge 1 ] || fail "$1 needs a number" 2
      declare "${1#--}=$2"
      shift ;;
    --no-install) install='' ;;
    -h | --help) usage; exit 0 ;;
    *) fail "unknown argument '$1'; see ./vedette bench --help" 2 ;;
  esac
  shift
done

wants() { [ "$part" = all ] || [ "$part" = "$1" ]; }

# have PROGRAM PACKAGE: whether the peer is there, after installing it where that is allowed; its service stays off.
have() {
  command -v "$1" >/dev/null 2>&1 && return
  if [ -n "$install" ] && [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null 2>&1; then
    local policy=/usr/sbin/policy-rc.d own_policy=''
    # 101 = "action forbidden": a package's service must not start because a benchmark wants its program.
    [ -e "$policy" ] || { printf '#!/bin/sh\nexit 101\n' >"$policy"; chmod +x "$policy"; own_policy=yes; }
    run "Installing $2" env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "$2" || true
    [ -z "$own_policy" ] || rm -f "$policy"
  fi
  command -v "$1" >/dev/null 2>&1 || { note "$1 is missing (Debian's package $2); left out"; return 1; }
}

started=()
scratch=''
end() {
  local pid
  for pid in "${started[@]}"; do kill -TERM "$pid" 2>/dev/null || true; done
  for pid in "${started[@]}"; do wait "$pid" 2>/dev/null || true; done
  [ -z "$scratch" ] || rm -rf "$scratch"
}
trap end EXIT
trap 'exit 130' INT TERM

# CPU milliseconds that a process has used. Fields 14 and 15 count hundredths of a second.
cpu_ms() { sed 's/.*) //' "/proc/$1/stat" | awk '{ print ($12 + $13) * 10 }'; }
resident_kb() { awk '$1 == "VmRSS:" { print $2 }' "/proc/$1/status"; }
# Payload bytes of a process' TCP connections, both ways, without TCP/IP headers and acknowledgements.
wire_bytes() {
  ss -tinpH 2>/dev/null | awk -v pid="pid=$1," '
    /^[A-Z]/ { mine = index($0, pid) }
    mine { n = split($0, f, " "); for (i = 1; i <= n; i++) if (f[i] ~ /^bytes_(acked|received):/) { sub(/.*:/, "", f[i]); sum += f[i] } }
    END { print sum + 0 }'
}
free_port() { local port; while :; do port=$((20000 + RANDOM % 20000)); ss -tlnH "sport = :$port" | grep -q . || { echo "$port"; return; }; done; }
wait_for() { local i; for i in $(seq 300); do "$@" >/dev/null 2>&1 && return; sleep 0.1; done; fail "this did not come true within 30 s: $*"; }
ratio() { awk -v a="$1" -v b="$2" 'BEGIN { printf "%.3f", (b > 0 ? a / b : 0) }'; }

build_bench() { run 'Building the benchmarks' dotnet build "$VEDETTE_ROOT/bench/Vedette.Bench" -c Release -v quiet || exit 1; }
bench() { "$VEDETTE_ROOT/artifacts/bin/Vedette.Bench/release/vedette-bench" "$@"; }
machine() {
  printf 'machine: %s processors (%s), Linux %s, .NET %s, %s\n' "$(nproc)" "$(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -n 1)" \
    "$(uname -r)" "$(dotnet --list-runtimes | awk '$1 == "Microsoft.NETCore.App" { v = $2 } END { print v }')" "$(date -u +%F)"
}

start_agent() {
  local server=$VEDETTE_ROOT/artifacts/publish/server/vedette-server data=$scratch/data http grpc token
  http=$(free_port) grpc=$(free_port)
  "$server" run --data "$data" --http "$http" --grpc "$grpc" --interval "$interval" --ready-file "$scratch/ready" >"$scratch/server.log" 2>&1 &
  started+=($!)
  wait_for test -f "$scratch/ready"
  state=$scratch/agent
  "$agent" accept-eula --state-dir "$state" --accept-eula >/dev/null 2>&1
  token=$("$server" enroll-local --data "$data")
  VEDETTE_TOKEN=$(cat "$token") "$agent" enroll --server "http://127.0.0.1:$http" --state-dir "$state" >/dev/null 2>&1
  agent_start=$(date +%s.%N)
  "$agent" run --state-dir "$state" >"$scratch/agent.log" 2>&1 &
  agent_pid=$!
  started+=("$agent_pid")
}

# The second cycle writes down when the first batch was acknowledged.
first_sample_seconds() {
  local ack
  ack=$(sed -n 's/.*"last_ack_at" *: *"\([^"]*\)".*/\1/p' "$state/status.json")
  [ -n "$ack" ] && awk -v a="$(date -d "$ack" +%s.%N)" -v b="$agent_start" 'BEGIN { printf "%.3f", a - b }' || echo unknown
}

# scrape_cost NAME ARGUMENTS...: node_exporter's CPU per scrape, 200 scrapes back to back, median of five parts.
scrape_cost() {
  local name=$1 port pid before part i parts=()
  shift
  port=$(free_port)
  prometheus-node-exporter --web.listen-address="127.0.0.1:$port" --log.level=error "$@" >/dev/null 2>&1 &
  pid=$!
  started+=("$pid")
  wait_for curl -fsS -o "$scratch/scrape" "http://127.0.0.1:$port/metrics"
  for part in 1 2 3 4 5; do
    before=$(cpu_ms "$pid")
    for i in $(seq 40); do curl -fsS -o "$scratch/scrape" "http://127.0.0.1:$port/metrics"; done
    parts+=($((($(cpu_ms "$pid") - before) * 1000 / 40)))
  done
  printf '  node_exporter, %-34s %6d us CPU per scrape, %d series\n' "$name" "$(printf '%s\n' "${parts[@]}" | sort -n | sed -n 3p)" "$(grep -vc '^#' "$scratch/scrape")"
  kill -TERM "$pid" 2>/dev/null || true
}

agent_part() {
  local exporter_pid='' port cycles waited=0 cpu0 wire0 exporter0=0 series
  agent=$VEDETTE_ROOT/artifacts/publish/agent/vedette-agent
  build_portal
  build_server
  build_agent
  scratch=$(mktemp -d)
  step "The agent at $interval s for $seconds s"
  start_agent
  if have prometheus-node-exporter prometheus-node-exporter; then
    port=$(free_port)
    prometheus-node-exporter --web.listen-address="127.0.0.1:$port" --log.level=error >/dev/null 2>&1 &
    exporter_pid=$!
    started+=("$exporter_pid")
  fi

  # Measured from after the second cycle on: what start-up costs is told apart.
  sleep $((interval + 1))
  printf 'agent: start to first sample durable on the server %s s\n' "$(first_sample_seconds)"
  cpu0=$(cpu_ms "$agent_pid") wire0=$(wire_bytes "$agent_pid")
  [ -z "$exporter_pid" ] || { curl -fsS -o "$scratch/scrape" "http://127.0.0.1:$port/metrics"; exporter0=$(cpu_ms "$exporter_pid"); }
  while [ "$waited" -lt "$seconds" ]; do
    sleep "$interval"
    waited=$((waited + interval))
    [ -z "$exporter_pid" ] || curl -fsS -o "$scratch/scrape" "http://127.0.0.1:$port/metrics"
  done

  cycles=$((waited / interval))
  series=$(sed -n 's/.*"series" *: *\([0-9]*\).*/\1/p' "$state/status.json")
  printf '  %-46s %8d kB resident, %s ms CPU per cycle, start-up %d ms CPU, binary %d kB\n' "vedette-agent" "$(resident_kb "$agent_pid")" \
    "$(ratio $(($(cpu_ms "$agent_pid") - cpu0)) "$cycles")" "$cpu0" $(($(stat -c %s "$agent") / 1024))
  printf '  %-46s %s\n' '  of it' "$(awk '/^Rss(Anon|File)|^Threads/ { printf "%s %s %s  ", $1, $2, $3 }' "/proc/$agent_pid/status")"
  printf '  %-46s %s bytes per sample (%s series, %d cycles, TCP payload both ways; %d bytes before)\n' '  on the wire' \
    "$(ratio $(($(wire_bytes "$agent_pid") - wire0)) $((cycles * series)))" "$series" "$cycles" "$wire0"
  [ -z "$exporter_pid" ] || printf '  %-46s %8d kB resident, %s ms CPU per scrape, %d bytes each uncompressed, %d series\n' node_exporter "$(resident_kb "$exporter_pid")" \
    "$(ratio $(($(cpu_ms "$exporter_pid") - exporter0)) "$cycles")" "$(stat -c %s "$scratch/scrape")" "$(grep -vc '^#' "$scratch/scrape")"

  if [ -n "$exporter_pid" ]; then
    step 'Collection alone, back to back'
    bench collectors
    scrape_cost 'families of bar P2'"'"'s core' --collector.disable-defaults --collector.cpu --collector.meminfo --collector.diskstats --collector.netdev --collector.loadavg --collector.stat
    scrape_cost 'all defaults'
  fi
}

check_toolchain
build_bench
machine
status=0
if wants check; then step 'Allocation budgets'; bench check || status=1; fi
if wants engine; then
  step 'The store alone'
  bench ingest --agents 100 --series 507
  bench ingest --agents 1000 --series 100
  bench disk
  bench query
  bench latest
fi
if wants peers; then
  build_portal
  build_server
  only=vedette-server
  ! have victoria-metrics victoria-metrics || only+=,victoria-metrics
  ! have prometheus prometheus || only+=,prometheus
  step 'Beside the peers'
  bench peers --agents "$agents" --rounds "$rounds" --server "$VEDETTE_ROOT/artifacts/publish/server/vedette-server" --only "$only"
fi
if wants agent; then agent_part; fi
exit "$status"
