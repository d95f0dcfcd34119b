#!/usr/bin/env bash
# The pages in a real browser against the whole system; services/dashboard/e2e/*.mjs say what.
# Pictures of every page, and the roster on paper, stay in SHOTS.
# Usage: run.sh ROOT PRESET SHOTS
set -uo pipefail
root=$1 shots=$3
export PRESET=$2
data=$(mktemp -d)
base=$((20000 + $$ % 10000))  # below the ports the system hands out
trap '"$root/tools/dev" down --data "$data" >/dev/null 2>&1; rm -rf "$data"' EXIT

"$root/tools/dev" up --no-build --detach --data "$data" --port-base "$base" \
  --clock 2026-02-02T05:40:00+01:00 >"$data/up.log" 2>&1 || { tail -n 20 "$data/up.log"; exit 1; }
export PATH=$root/build/$PRESET/bin:$PATH VAGTBRO_SYSTEM=$data/system.json
failed=0
for stories in desk me board; do  # board last: it kills a service under the open page
  echo "$stories:"
  node "$root/services/dashboard/e2e/$stories.mjs" "http://127.0.0.1:$((base + 70))" "$shots" ||
    failed=1
done
exit "$failed"
