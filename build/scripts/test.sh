#!/usr/bin/env bash
set -euo pipefail
. "$VEDETTE_ROOT/build/scripts/output.sh"
. "$VEDETTE_ROOT/build/scripts/toolchain.sh"

usage() {
  cat <<'TEXT'
./vedette test [unit] [--no-install]: runs every check and closes with "N passed, N failed".

  unit           only the fast part: no browser, no other programs
  --no-install   name the Debian packages that are missing instead of installing them (as root they are installed, their services stay off)

Exit code 0 where all passed, 1 where one failed, 2 where something is missing.
TEXT
}

part=all install=yes
for argument; do
  case $argument in
    unit) part=unit ;;
    --no-install) install='' ;;
    -h | --help) usage; exit 0 ;;
    *) fail "unknown argument '$argument'; see ./vedette test --help" 2 ;;
  esac
done

# Package and what it is for; real programs, from Debian.
packages_all() {
  cat <<'TEXT'
chromium            the browser that the portal is driven in
fonts-noto-cjk      so that the portal's screenshots in Chinese show characters
gcc                 links the Native AOT agent
zlib1g-dev          linked into the Native AOT agent
passwd              creates the account that the agent is installed for
prometheus          its promtool checks the agent's metrics page
openssl             shows that old TLS is refused, and makes a company's certificates
protobuf-compiler   makes the foreign Python client's messages from the documented numbers
python3-grpcio      the foreign gRPC client
python3-protobuf    its messages
strace              shows that nothing is opened before consent
docker.io           the dockerd whose containers are read
busybox-static      the image of those containers
iptables            dockerd does not start without it
procps              the ps that the process list is compared with
python3             makes processes with strange names
systemd             the service manager whose units are read, run in namespaces of its own; judges how little the agent's unit is exposed
dbus                its bus, over which systemctl asks it
util-linux          unshare and nsenter for namespaces
iproute2            the networks in those namespaces that miners are looked for in
TEXT
}

install_packages() {
  local wanted=() name
  while read -r name _; do
    dpkg-query -W -f '${Status}' "$name" 2>/dev/null | grep -q 'install ok installed' || wanted+=("$name")
  done < <(packages_all)
  [ ${#wanted[@]} -gt 0 ] || return 0
  command -v apt-get >/dev/null 2>&1 || fail "missing: ${wanted[*]} (Debian's names); install them with your distribution's tool" 2
  if [ -z "$install" ] || [ "$(id -u)" -ne 0 ]; then
    fail "missing packages; install them with: apt-get install --no-install-recommends ${wanted[*]}" 2
  fi
  note "installing ${wanted[*]}"
  # 101 = "action forbidden": a package's service must not start because a test wants its program.
  local policy=/usr/sbin/policy-rc.d own_policy=''
  [ -e "$policy" ] || { printf '#!/bin/sh\nexit 101\n' >"$policy"; chmod +x "$policy"; own_policy=yes; }
  run 'Reading the package lists' apt-get update -q || true
  local status=0
  run "Installing ${#wanted[@]} packages" env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "${wanted[@]}" || status=$?
  [ -z "$own_policy" ] || rm -f "$policy"
  [ "$status" -eq 0 ] || fail 'the packages could not be installed; the messages are above' 2
}

passed=0 failed=0 failures=()

# suite NAME COMMAND...: runs one suite and takes its counts from the runner's own summary; a suite that dies or counts nothing is a failure.
suite() {
  local name=$1 log=$results/$1.log status=0 total bad started=$SECONDS
  shift
  "$@" >"$log" 2>&1 </dev/null || status=$?
  if [ "$name" = portal ]; then
    total=$(sed 's/\x1b\[[0-9;]*m//g' "$log" | sed -n 's/^ *Tests .*[^0-9]\([0-9]*\) passed.*/\1/p;s/^ *Tests *\([0-9]*\) passed.*/\1/p' | tail -n 1)
    bad=$(sed 's/\x1b\[[0-9;]*m//g' "$log" | sed -n 's/^ *Tests *\([0-9]*\) failed.*/\1/p' | tail -n 1)
    total=$((${total:-0} + ${bad:-0}))
  else
    total=$(sed -n 's/.*Total: \([0-9]*\), Errors.*/\1/p' "$log" | tail -n 1)
    bad=$(sed -n 's/.*Errors: \([0-9]*\), Failed: \([0-9]*\).*/\1+\2/p' "$log" | tail -n 1)
    # Nothing is skipped in silence: a skipped test counts as a failure.
    bad=$((${bad:-0} + $(sed -n 's/.*Skipped: \([0-9]*\),.*/\1/p' "$log" | tail -n 1 | grep . || echo 0)))
  fi
  total=${total:-0} bad=${bad:-0}
  if [ "$total" -eq 0 ] || { [ "$status" -ne 0 ] && [ "$bad" -eq 0 ]; }; then bad=$((bad + 1)); total=$((total + 1)); fi
  passed=$((passed + total - bad)) failed=$((failed + bad))
  if [ "$bad" -eq 0 ]; then
    printf '    %-28s %5d passed  %s(%d s)%s\n' "$name" "$total" "$dim" $((SECONDS - started)) "$plain" >&2
  else
    failures+=("$name")
    printf '    %-28s %5d passed, %s%d failed%s (exit code %d)\n' "$name" $((total - bad)) "$red" "$bad" "$plain" "$status" >&2
    tail -n 120 "$log" >&2
  fi
}

check_toolchain
[ "$part" = unit ] || install_packages
results=$VEDETTE_ROOT/artifacts/test-results
rm -rf "$results"
mkdir -p "$results"
cd "$VEDETTE_ROOT"

run 'Restoring packages' dotnet restore Vedette.slnx || exit 1
run 'Building everything' dotnet build Vedette.slnx --no-restore -v quiet || exit 1

step 'Unit tests'
for project in tests/*.Tests; do
  name=$(basename "$project")
  [ "$name" != EndToEnd.Tests ] || continue
  suite "$name" "artifacts/bin/$name/debug/$name" -noLogo -noColor
done
if [ ! -d portal/node_modules ]; then
  run 'Fetching the portal'\''s parts (npm ci)' npm --prefix portal ci --no-audit --no-fund || exit 1
fi
suite portal npm --prefix portal run check

if [ "$part" = all ]; then
  step 'Whole programs'
  client=tests/EndToEnd.Tests/Clients/node
  [ -d "$client/node_modules" ] || run 'Fetching the foreign grpc-js client (npm ci)' npm --prefix "$client" ci --no-audit --no-fund || exit 1
  build_portal
  build_server
  build_agent
  # Most of their time they wait for programs, so three at once fit two processors.
  suite EndToEnd.Tests artifacts/bin/EndToEnd.Tests/debug/EndToEnd.Tests -noLogo -noColor -maxThreads 3
fi

[ ${#failures[@]} -eq 0 ] || note "logs: ${failures[*]/#/artifacts/test-results/}"
printf '%d passed, %d failed\n' "$passed" "$failed"
[ "$failed" -eq 0 ]
