#!/usr/bin/env bash
# Plays the session of README.md on a fresh system: each `$ command` must print what the page shows.
# Usage: run.sh ROOT PRESET
set -uo pipefail
root=$1
export PRESET=$2
data=$(mktemp -d)
base=$((10000 + $$ % 10000))  # below the ports the system hands out
trap '"$root/tools/dev" down --data "$data" >/dev/null 2>&1; rm -rf "$data"' EXIT

"$root/tools/dev" up --no-build --detach --data "$data" --port-base "$base" \
  --clock 2026-02-02T05:40:00+01:00 >"$data/up.log" 2>&1 || { tail -n 20 "$data/up.log"; exit 1; }
export PATH=$root/build/$PRESET/bin:$PATH VAGTBRO_SYSTEM=$data/system.json

passed=0 failed=0 command='' expected=''
# Tries for a moment: a message may still be on its way between two commands.
check() {
  [ -n "$command" ] || return 0
  local said='' i
  for i in {1..50}; do
    said=$(eval "$command" 2>&1)
    [ "$said" = "${expected%$'\n'}" ] && passed=$((passed + 1)) && return
    [ "$i" = 50 ] || sleep 0.1
  done
  failed=$((failed + 1))
  printf 'FAILED: %s\n' "$command"
  diff <(printf '%s' "$expected") <(printf '%s\n' "$said")
}

inside=0
while IFS= read -r line; do
  case $line in
    '```console') inside=1 ;;
    '```') [ $inside = 0 ] || check; inside=0 command='' expected='' ;;
    '$ '*) [ $inside = 0 ] || { check; command=${line#'$ '} expected=''; } ;;
    *) [ $inside = 0 ] || expected+=$line$'\n' ;;
  esac
done <"$root/README.md"
echo "$passed passed, $failed failed"
[ $failed = 0 ] && [ $passed -gt 0 ]
