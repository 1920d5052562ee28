# Shared by the scripts: how they speak. Colour only on a terminal.
if [ -t 2 ]; then bold=$'\e[1m'; dim=$'\e[2m'; red=$'\e[31m'; plain=$'\e[0m'; else bold=''; dim=''; red=''; plain=''; fi

step() { printf '%s==>%s %s\n' "$bold" "$plain" "$*" >&2; }
note() { printf '    %s%s%s\n' "$dim" "$*" "$plain" >&2; }
fail() { printf '%svedette:%s %s\n' "$red" "$plain" "$1" >&2; exit "${2:-1}"; }

# run LABEL COMMAND...: shows one line with the time it took; the output is shown only where the command fails.
run() {
  local label=$1 log started=$SECONDS
  shift
  log=$(mktemp)
  printf '%s==>%s %s ' "$bold" "$plain" "$label" >&2
  if "$@" >"$log" 2>&1 </dev/null; then
    printf '%s(%d s)%s\n' "$dim" $((SECONDS - started)) "$plain" >&2
    rm -f "$log"
  else
    printf '%sfailed%s\n' "$red" "$plain" >&2
    tail -n 60 "$log" >&2
    rm -f "$log"
    return 1
  fi
}
