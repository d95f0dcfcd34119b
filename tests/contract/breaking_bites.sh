#!/usr/bin/env bash
# Shows the gate bite: a renamed field and a changed number are refused, the tree as it is passes.
set -euo pipefail
buf=$1 proto=$2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
refused() {
  rm -rf "$work/proto"
  cp -r "$proto" "$work/proto"
  sed -i "$2" "$work/proto/$1"
  ! cmp -s "$work/proto/$1" "$proto/$1" || { echo "the sabotage '$2' changes nothing"; exit 1; }
  if (cd "$work/proto" && "$buf" breaking --against released.binpb) >/dev/null; then
    echo "not refused: $2"
    exit 1
  fi
}
refused vagtbro/sickness/v1/sickness_events.proto 's/bool late = 5/bool tardy = 5/'
refused vagtbro/sickness/v1/sickness_events.proto 's/bool late = 5/bool late = 6/'
refused vagtbro/roster/v1/roster_events.proto 's/^  string gap_id = 1;//'
echo "3 passed, 0 failed"
