#!/usr/bin/env bash
# Measures, and prints the figures of bench/RESULTS.md. What each means: docs/operations/benchmarks.md.
set -euo pipefail
. "$VEDETTE_ROOT/build/scripts/output.sh"
. "$VEDETTE_ROOT/build/scripts/toolchain.sh"
. "$VEDETTE_ROOT/build/scripts/bench-agent.sh"
. "$VEDETTE_ROOT/build/scripts/bench-miners.sh"

usage() {
  cat <<'TEXT'
./vedette bench [part] [options]: measures and prints figures; CPU seconds, not wall time.

  all      everything below (default)
  check    allocations of the hot paths against bench/budgets.json; exit code 1 where one is over
  engine   ingest, disk, queries and newest values of the store alone
  agent    the Native AOT agent beside node_exporter, zabbix-agent2, collectd and netdata, with 200 processes and five containers: memory, CPU, wire, size, start (root)
  miners   a site agent that scans and polls simulated miners on loopback: time, CPU, memory, wire (root)
  peers    the same samples into Vedette, VictoriaMetrics and Prometheus, in turns

  --seconds N      how long the agent is watched (default 120)
  --interval N     seconds between its cycles (default 10)
  --miners N       simulated miners of the miners part (default 1000)
  --agents N       simulated hosts of the peers part (default 100)
  --rounds N       scrapes of each of them, 15 s apart (default 240: an hour)
  --no-install     leave out a peer that is missing instead of installing it (Debian, root)

Examples:  ./vedette bench check
           ./vedette bench agent --seconds 600
TEXT
}

part=all miners=1000 seconds=120 interval=10 agents=100 rounds=240 install=yes
while [ $# -gt 0 ]; do
  case $1 in
    all | check | engine | agent | miners | peers) part=$1 ;;
    --seconds | --interval | --miners | --agents | --rounds)
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
  end_agent_part
  for pid in "${started[@]}"; do kill -TERM "$pid" 2>/dev/null || true; done
  for pid in "${started[@]}"; do wait "$pid" 2>/dev/null || true; done
  remove_groups
  [ -z "$scratch" ] || rm -rf "$scratch"
}
trap end EXIT
trap 'exit 130' INT TERM

# CPU milliseconds that a process has used. Fields 14 and 15 count hundredths of a second.
cpu_ms() { sed 's/.*) //' "/proc/$1/stat" | awk '{ print ($12 + $13) * 10 }'; }
# Payload bytes both ways of the connections to a port of this machine, without TCP/IP headers and acknowledgements. Not by process: that walks every descriptor of the host, and takes seconds where it is busy.
wire_bytes() {
  ss -tinH "dport = :$1" 2>/dev/null | awk '{ for (i = 1; i <= NF; i++) if ($i ~ /^bytes_(acked|received):/) { sub(/.*:/, "", $i); sum += $i } } END { print sum + 0 }'
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
if wants miners; then miners_part; fi
exit "$status"
