# Names each missing tool with the way to install it, all at once, before anything is built.
missing=()

need() { command -v "$1" >/dev/null 2>&1 || missing+=("$1: $2"); }

check_toolchain() {
  need dotnet 'the .NET SDK 10: https://dotnet.microsoft.com/download, or your distribution'\''s package dotnet-sdk-10.0'
  need node 'Node.js 20 or newer: https://nodejs.org, or your distribution'\''s package nodejs'
  need npm 'it comes with Node.js; on Debian: apt-get install npm'
  if command -v dotnet >/dev/null 2>&1 && ! (cd "$VEDETTE_ROOT" && dotnet --version >/dev/null 2>&1); then
    missing+=("the .NET SDK 10: $(dotnet --list-sdks 2>/dev/null | tail -n 1 | cut -d' ' -f1) is installed, 10.0.100 or newer is needed")
  fi
  if command -v node >/dev/null 2>&1 && [ "$(node --version | sed 's/^v\([0-9]*\).*/\1/')" -lt 20 ]; then
    missing+=("Node.js 20: $(node --version) is installed")
  fi
  [ ${#missing[@]} -eq 0 ] && return
  printf 'vedette: this is missing here:\n' >&2
  printf '  - %s\n' "${missing[@]}" >&2
  exit 2
}

# A C linker and zlib make the Native AOT agent possible; without them the agent runs on the .NET runtime.
aot_linker() {
  [ -e /usr/include/zlib.h ] || return 1
  if command -v clang >/dev/null 2>&1; then echo clang; elif command -v gcc >/dev/null 2>&1; then echo gcc; else return 1; fi
}

# newest FOLDER...: the time of the newest file git knows of or would add there.
sources_stamp() { (cd "$VEDETTE_ROOT" && git ls-files -co --exclude-standard -z -- "$@" 2>/dev/null | xargs -0 -r stat -c '%Y %n' 2>/dev/null | sort | sha256sum | cut -c1-16); }

# fresh MARK FOLDER...: whether what MARK stands for was built from these sources.
fresh() { local mark=$1; shift; [ -f "$mark" ] && [ "$(cat "$mark")" = "$(sources_stamp "$@")" ]; }

build_portal() {
  local mark=$VEDETTE_ROOT/portal/dist/.built-from
  fresh "$mark" portal && return
  [ -d "$VEDETTE_ROOT/portal/node_modules" ] && [ "$VEDETTE_ROOT/portal/node_modules/.package-lock.json" -nt "$VEDETTE_ROOT/portal/package-lock.json" ] \
    || run 'Fetching the portal'\''s parts (npm ci)' npm --prefix "$VEDETTE_ROOT/portal" ci --no-audit --no-fund || exit 1
  run 'Building the portal' npm --prefix "$VEDETTE_ROOT/portal" run build || exit 1
  sources_stamp portal >"$mark"
}

# The server for production, into artifacts/publish/server, with the portal beside it.
build_server() {
  local out=$VEDETTE_ROOT/artifacts/publish/server
  fresh "$out/.built-from" src Directory.Build.props Directory.Packages.props || {
    run 'Building the server' dotnet publish "$VEDETTE_ROOT/src/Vedette.Server" -c Release -o "$out" -v quiet || exit 1
    sources_stamp src Directory.Build.props Directory.Packages.props >"$out/.built-from"
  }
  mkdir -p "$out/portal"
  if ! cmp -s "$VEDETTE_ROOT/portal/dist/.built-from" "$out/portal/.built-from"; then
    rm -rf "$out/portal"
    cp -r "$VEDETTE_ROOT/portal/dist" "$out/portal"
  fi
}

# The agent, into artifacts/publish/agent: Native AOT where a linker and zlib are there, else for the .NET runtime. Says which.
build_agent() {
  local out=$VEDETTE_ROOT/artifacts/publish/agent linker
  local sources=(src build/Vedette.MethodOrder build/method-order.targets Directory.Build.props Directory.Packages.props)
  if ! fresh "$out/.built-from" "${sources[@]}"; then
    rm -rf "$out"
    if linker=$(aot_linker); then
      run "Building the agent (Native AOT, linked by $linker)" dotnet publish "$VEDETTE_ROOT/src/Vedette.Agent" -c Release -f net9.0 -r linux-x64 \
        -p:CppCompilerAndLinker="$linker" -o "$out" -v quiet || exit 1
    else
      note 'clang or gcc and zlib1g-dev are needed for the Native AOT agent (apt-get install gcc zlib1g-dev); building the one for the .NET runtime'
      run 'Building the agent (for the .NET runtime)' dotnet publish "$VEDETTE_ROOT/src/Vedette.Agent" -c Release -f net10.0 -r linux-x64 --self-contained false \
        -o "$out" -v quiet || exit 1
    fi
    sources_stamp "${sources[@]}" >"$out/.built-from"
  fi
}
