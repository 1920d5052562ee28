#!/usr/bin/env bash
# Builds what is missing, starts the server and an agent for this machine, and ends both on Ctrl-C.
set -euo pipefail
. "$VEDETTE_ROOT/build/scripts/output.sh"
. "$VEDETTE_ROOT/build/scripts/toolchain.sh"

usage() {
  cat <<'TEXT'
./vedette up [options]: starts Vedette on this machine.

  --data DIR           where everything is kept (default ./data)
  --http PORT          portal, API and WebSocket (default 8000)
  --grpc PORT          agents' gRPC without TLS (default 8001)
  --interval SECONDS   how often the agent measures (default 10)
  --accept-eula[=N]    accept the agent's licence text (version N) without being asked
  --tls                serve HTTPS and gRPC on the one HTTP port, with a certificate authority of its own

Examples:
  ./vedette up
  ./vedette up --accept-eula --data /srv/vedette --http 9000 --grpc 9001

Ctrl-C ends both programs. Starting again with the same --data goes on where it ended.
TEXT
}

data=data http=8000 grpc=8001 interval=10 eula='' tls=''
while [ $# -gt 0 ]; do
  option=$1 value=''
  case $option in
    --*=*) value=${option#*=} option=${option%%=*} ;;
    --data | --http | --grpc | --interval)
      case ${2:-} in '' | --*) fail "$option needs a value; see ./vedette up --help" 2 ;; esac
      value=$2
      shift ;;
  esac
  shift
  case $option in
    --data)
      [ -n "$value" ] || fail '--data needs a value; see ./vedette up --help' 2
      data=$value ;;
    --http | --grpc)
      [[ $value =~ ^[0-9]{1,5}$ ]] && [ "$value" -ge 1 ] && [ "$value" -le 65535 ] || fail "$option is '$value'; needed is a port from 1 to 65535" 2
      declare "${option#--}=$value" ;;
    --interval)
      [[ $value =~ ^[0-9]{1,4}$ ]] && [ "$value" -ge 1 ] && [ "$value" -le 3600 ] || fail "--interval is '$value'; needed are 1 to 3600 seconds" 2
      interval=$value ;;
    --accept-eula) eula=--accept-eula${value:+=$value} ;;
    --tls)
      [ -z "$value" ] || fail "--tls takes no value" 2
      tls=--tls ;;
    -h | --help) usage; exit 0 ;;
    *) fail "unknown option '$option'; see ./vedette up --help" 2 ;;
  esac
done

[ -n "$tls" ] || [ "$http" -ne "$grpc" ] || fail "--http and --grpc are both $http; without --tls each needs a port of its own" 2
# Before the build: nobody wants to wait minutes for this answer. The server looks again.
ports=(http)
[ -n "$tls" ] || ports+=(grpc)
for option in "${ports[@]}"; do
  ! (exec 3<>"/dev/tcp/127.0.0.1/${!option}") 2>/dev/null || fail "port ${!option} is in use by another program; choose another with --$option PORT"
done

check_toolchain
build_portal
build_server
build_agent
server=$VEDETTE_ROOT/artifacts/publish/server/vedette-server
agent=$VEDETTE_ROOT/artifacts/publish/agent/vedette-agent
# The agent takes every VEDETTE_ variable for a setting and would warn of this one.
export -n VEDETTE_ROOT
# 0700: what agents tell is the owner's business.
mkdir -p -m 700 "$data"
data=$(cd "$data" && pwd)
state=$data/agent

# Consent comes first: without it nothing of the agent runs, and the question would be lost among the server's lines.
"$agent" accept-eula --state-dir "$state" ${eula:+"$eula"} || {
  status=$?
  [ -n "$eula" ] || note 'The agent needs consent once: answer on a terminal, or start with --accept-eula.'
  exit "$status"
}

server_pid='' agent_pid='' ending=''
end() {
  trap '' INT TERM HUP
  ending=yes
  [ -z "$agent_pid" ] || kill -TERM "$agent_pid" 2>/dev/null || true
  [ -z "$agent_pid" ] || wait "$agent_pid" 2>/dev/null || true
  [ -z "$server_pid" ] || kill -TERM "$server_pid" 2>/dev/null || true
  [ -z "$server_pid" ] || wait "$server_pid" 2>/dev/null || true
}
# The terminal has printed ^C; what both programs say at their end begins on a line of its own.
trap '[ ! -t 1 ] || echo; end; exit 0' INT TERM HUP
trap end EXIT

url=http://127.0.0.1:$http
[ -z "$tls" ] || url=https://127.0.0.1:$http
ready=$data/server.ready
rm -f "$ready"
# A session of its own: Ctrl-C reaches this script alone, which ends the agent first, so its last samples still arrive.
setsid "$server" run --data "$data" --http "$http" --grpc "$grpc" --interval "$interval" --ready-file "$ready" $tls &
server_pid=$!
for _ in $(seq 300); do
  [ -f "$ready" ] && break
  kill -0 "$server_pid" 2>/dev/null || { wait "$server_pid" || exit $?; exit 1; }
  sleep 0.1
done
[ -f "$ready" ] || fail "the server did not start within 30 s; its messages are above"

if [ ! -f "$state/identity.json" ]; then
  token_file=$("$server" enroll-local --data "$data")
  fingerprint=()
  [ -z "$tls" ] || fingerprint=(--ca "$("$server" ca-fingerprint --data "$data")")
  enrolled=0
  VEDETTE_TOKEN=$(cat "$token_file") setsid "$agent" enroll --server "$url" --state-dir "$state" "${fingerprint[@]}" >/dev/null || enrolled=$?
  rm -f "$token_file"
  [ "$enrolled" -eq 0 ] || fail "the agent could not be enrolled; its message is above"
fi
# The address as of this start: ports and TLS may differ from those that the agent was enrolled with.
root=()
[ -z "$tls" ] || root=(--ca-file "$data/tls/ca.crt")
setsid "$agent" run --state-dir "$state" --server "$url" "${root[@]}" &
agent_pid=$!

printf '\nVedette is ready: %s\n' "$url"
[ -z "$tls" ] || printf 'A browser warns of the certificate until it trusts %s.\n' "$data/tls/ca.crt"
printf 'Ctrl-C ends it; everything is kept in %s.\n\n' "$data"
wait -n "$server_pid" "$agent_pid" || true
[ -n "$ending" ] || { kill -0 "$server_pid" 2>/dev/null && fail "the agent ended by itself; its messages are above" || fail "the server ended by itself; its messages are above"; }
