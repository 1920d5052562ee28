#!/usr/bin/env bash
set -euo pipefail
. "$VEDETTE_ROOT/build/scripts/output.sh"
. "$VEDETTE_ROOT/build/scripts/toolchain.sh"

case ${1:-} in
  '') ;;
  -h | --help)
    cat <<'TEXT'
Writes the programs to artifacts/publish:
  server/vedette-server   needs the ASP.NET Core runtime 10; the portal lies beside it
  agent/vedette-agent     one Native AOT binary where gcc or clang and zlib1g-dev are installed

Example:  ./vedette publish && artifacts/publish/agent/vedette-agent --help
TEXT
    exit 0 ;;
  *) fail "publish takes no '$1'; see ./vedette publish --help" 2 ;;
esac

check_toolchain
build_portal
build_server
build_agent
step "artifacts/publish/server/vedette-server and artifacts/publish/agent/vedette-agent are ready"
