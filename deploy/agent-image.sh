#!/bin/sh
# agent-image.sh [--context DIR] [IMAGE]: builds the agent's container image from files of this machine, without a registry.
#
#   --context DIR   only write what the image is made of to DIR, and build nothing
#   IMAGE           the image's name [default: vedette-agent]
#
# Needs ./vedette publish to have run. VEDETTE_AGENT names another program; DOCKER another builder (podman).
# Exit code 0 where it was built, 1 where something is missing.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
agent=${VEDETTE_AGENT:-$here/../artifacts/publish/agent/vedette-agent}
context='' image=vedette-agent
while [ $# -gt 0 ]; do
  case $1 in
    --context) context=$2; shift 2 ;;
    -h | --help) sed -n '2,8s/^# \{0,1\}//p' "$0"; exit 0 ;;
    *) image=$1; shift ;;
  esac
done
[ -x "$agent" ] || { echo "agent-image.sh: $agent is not there; build it with ./vedette publish" >&2; exit 1; }

only_context=$context
[ -n "$context" ] || { context=$(mktemp -d); trap 'rm -rf "$context"' EXIT; }
base=$context/base
mkdir -p "$base/usr/local/bin" "$base/etc/ssl/certs" "$base/tmp" "$base/host" "$context/state"
chmod 1777 "$base/tmp"
chmod 0700 "$context/state"
cp "$agent" "$base/usr/local/bin/vedette-agent"

# copy_library FILE: the file that a name links to, under that name.
copy_library() {
  mkdir -p "$base$(dirname "$1")"
  cp -L "$1" "$base$1"
}

# What the program is linked to, and what it opens when it speaks TLS.
libraries() {
  ldd "$agent" | sed -n 's/.* => \(\/[^ ]*\) .*/\1/p; s/^[[:space:]]*\(\/[^ ]*\) .*/\1/p'
  for name in libssl.so.3 libcrypto.so.3; do
    found=$(find /lib /usr/lib -name "$name" 2>/dev/null | head -n 1)
    [ -n "$found" ] || { echo "agent-image.sh: $name is not there (Debian: libssl3)" >&2; exit 1; }
    echo "$found"
  done
}
for library in $(libraries | sort -u); do copy_library "$library"; done
[ ! -f /etc/ssl/certs/ca-certificates.crt ] || cp -L /etc/ssl/certs/ca-certificates.crt "$base/etc/ssl/certs/"
printf 'root:x:0:0::/:/sbin/nologin\nvedette-agent:x:65532:65532::/var/lib/vedette-agent:/sbin/nologin\n' >"$base/etc/passwd"
cp "$here/Containerfile" "$context/Containerfile"

[ -z "$only_context" ] || exit 0
"${DOCKER:-docker}" build --file "$context/Containerfile" --tag "$image" "$context"
