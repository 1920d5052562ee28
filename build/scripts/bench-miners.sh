# The miners part of ./vedette bench: one site agent beside a thousand simulated miners on loopback. Sourced by bench.sh behind bench-agent.sh, whose groups and counters it uses.

# api METHOD PATH [JSON]: a call as the administrator.
api() { curl -fsS -X "$1" "http://127.0.0.1:$http$2" ${token:+-H "Authorization: Bearer $token"} ${3:+-H 'Content-Type: application/json' --data "$3"}; }
field() { sed -n "s/.*\"$1\" *: *\"\{0,1\}\([^\",}]*\).*/\1/p" | head -n 1; }
# series_sum SELECTOR: the newest values of what matches, added up.
series_sum() {
  curl -fsS -G "http://127.0.0.1:$http/api/series" -H "Authorization: Bearer $token" --data-urlencode "match=$1" --data-urlencode "start=$(($(date +%s) - 90))" --data agg=last --data step=30s |
    grep -o '\[[^][]*\]\]' | sed 's/.*,\([^,]*\),[^,]*,[^,]*\]\]/\1/' | awk '{ sum += $1 } END { printf "%d", sum }'
}
# Sockets to miners, those that are being opened included. Read once a second: what lives shorter is seen by its share of the time.
open_connections() { ss -tnH state established state syn-sent dst 127.40.0.0/22 2>/dev/null | wc -l; }
# watch_connections SECONDS: the most at any look goes to $most, the sum to $looks_sum, their number to $looks.
watch_connections() {
  local now until=$((SECONDS + $1))
  most=0 looks_sum=0 looks=0
  while [ "$SECONDS" -lt "$until" ]; do
    pass 1
    now=$(open_connections)
    looks_sum=$((looks_sum + now)) looks=$((looks + 1))
    [ "$now" -le "$most" ] || most=$now
  done
}
miners_found() { api GET '/api/miners?limit=1' | field total; }

set_up_server() {
  local code
  code=$(sed -n 's/.*setup code is \([A-Z0-9-]*\).*/\1/p' "$scratch/server.log" | head -n 1)
  token=''
  token=$(api POST /api/setup "{\"setup_code\":\"$code\",\"username\":\"bench\",\"password\":\"a long enough password\"}" | field token)
  [ -n "$token" ] || fail 'the server gave no session'
}

start_site() {
  local key
  key=$(api POST /api/agent/register '{"name":"bench-site"}' | field api_key)
  cat >"$scratch/config.json" <<JSON
{ "server_url": "http://127.0.0.1:$http", "api_key": "$key", "network_cidr": "127.40.0.0/22", "scan_interval": 300, "poll_interval": 60, "scan_loopback": true }
JSON
  chmod 600 "$scratch/config.json"
  launch site-agent "$agent" run --config "$scratch/config.json" --state-dir "$scratch/site" --accept-eula=1
}

print_site() {
  local cpu memory most looks looks_sum server_cpu0 server_cpu wire0 polls0 polls minutes=$((seconds / 60))
  [ "$minutes" -ge 1 ] || minutes=1
  cpu=$(group_cpu_us site-agent) server_cpu0=$(group_cpu_us site-server) wire0=$(wire_bytes "$http") polls0=$(series_sum 'agent_poll_total{result=~"read|partial"}')
  watch_connections $((minutes * 60))
  cpu=$(($(group_cpu_us site-agent) - cpu)) server_cpu=$(($(group_cpu_us site-server) - server_cpu0)) polls=$(($(series_sum 'agent_poll_total{result=~"read|partial"}') - polls0))
  memory=$(group_memory_kb site-agent)
  printf '  polled for %d minutes, per minute: %d polls that went well; agent %d ms CPU, %d bytes on the wire; server %d ms CPU\n' "$minutes" $((polls / minutes)) $((cpu / minutes / 1000)) \
    $((($(wire_bytes "$http") - wire0) / minutes)) $((server_cpu / minutes / 1000))
  # shellcheck disable=SC2086
  printf '  agent RSS %d kB, PSS %d kB; ' $memory
  memory=$(group_memory_kb site-server)
  printf 'server RSS %d kB; polls by result:' ${memory% *}
  for result in read partial silent late foreign failed; do printf ' %s %s' "$result" "$(series_sum "agent_poll_total{result=\"$result\"}")"; done
  printf '\n  the list of all: %s s; connections to miners: %d.%02d on average, %d at most\n' "$(curl -fsS -o /dev/null -w '%{time_total}' -H "Authorization: Bearer $token" "http://127.0.0.1:$http/api/miners?limit=1000")" \
    $((looks_sum / looks)) $((looks_sum * 100 / looks % 100)) "$most"
}

miners_part() {
  local began cpu found=0 i now most=0 simulator=$VEDETTE_ROOT/artifacts/bin/Vedette.MinerSimulator/release/vedette-miner-simulator token=''
  agent=$VEDETTE_ROOT/artifacts/publish/agent/vedette-agent
  run 'Building the simulated miners' dotnet build "$VEDETTE_ROOT/tests/Vedette.MinerSimulator" -c Release -v quiet || exit 1
  build_portal
  build_server
  build_agent
  scratch=$(mktemp -d)
  make_groups
  step "A site agent beside $miners simulated miners, polled every 60 s"
  launch miners "$simulator" --devices "$VEDETTE_ROOT/tests/Vedette.MinerSimulator/Devices" --count "$miners" --first 127.40.0.1 --ready-file "$scratch/miners.ready"
  wait_for test -s "$scratch/miners.ready"
  data=$scratch/data http=$(free_port) grpc=$(free_port)
  launch site-server "$VEDETTE_ROOT/artifacts/publish/server/vedette-server" run --data "$data" --http "$http" --grpc "$grpc" --interval "$interval" --ready-file "$scratch/ready"
  wait_for test -f "$scratch/ready"
  cp "$scratch/site-server.log" "$scratch/server.log"
  set_up_server
  start_site
  began=$(date +%s)
  for i in $(seq 600); do
    pass 1
    found=$(miners_found) now=$(open_connections)
    [ "$now" -le "$most" ] || most=$now
    [ "${found:-0}" -lt "$miners" ] || break
  done
  cpu=$(group_cpu_us site-agent)
  printf '  found and read: %d of %d after %d s, %d ms CPU of the agent, start included; connections to miners: %d at most\n' "$found" "$miners" $(($(date +%s) - began)) $((cpu / 1000)) "$most"
  pass 120
  print_site
}
