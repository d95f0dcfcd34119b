#!/usr/bin/env bash
# A morning of the demo municipality without any human act: ten people phone in sick, simulated people
# answer, and in the end every gap is covered or handed to a named leader with a reason.
# Usage: run.sh ROOT PRESET
set -uo pipefail
root=$1
export PRESET=$2
data=$(mktemp -d)
base=$((20000 + $$ % 10000))  # below the ports the system hands out
trap '"$root/tools/dev" down --data "$data" >/dev/null 2>&1; rm -rf "$data"' EXIT
fail() {
  echo "FAILED: $*"
  echo "0 passed, 1 failed"
  exit 1
}

"$root/tools/dev" up --no-build --detach --people simulated --data "$data" --port-base "$base" \
  --clock 2026-02-02T05:00:00+01:00@600 >"$data/up.log" 2>&1 || { tail -n 20 "$data/up.log"; exit 1; }
export PATH=$root/build/$PRESET/bin:$PATH VAGTBRO_SYSTEM=$data/system.json

mapfile -t people < <(vagt people --working 2026-02-02T08:00+01:00 --limit 10 --output json |
  jq -r '.employments[].facts.employmentId')
[ ${#people[@]} = 10 ] || fail "wanted ten people who work, got ${#people[@]}"
for person in "${people[@]}"; do
  vagt sick report --employment "$person" >/dev/null || fail "$person could not report sick"
done

# A gap is settled if somebody has it, or if a named leader has been told why.
settled='[.snapshot.gaps[]? | select((.open // false) and ((.leaderEmploymentId // "") == ""))] | length'
for i in {1..600}; do
  board=$(vagt board --output json) || fail "the board cannot be read"
  gaps=$(jq '.snapshot.gaps | length' <<<"$board")
  [ "$gaps" -gt 0 ] && [ "$(jq "$settled" <<<"$board")" = 0 ] && break
  [ "$i" -lt 600 ] || fail "gaps are open and nobody acts: $board"
  sleep 0.1
done
jq -e '.snapshot.gaps | all((.open // false) == false or (.escalationReason // "") != "")' \
  <<<"$board" >/dev/null || fail "handed to a leader without a reason: $board"

# Why her, and why not him, in words.
gap=$(jq -r '.snapshot.gaps[0].gapId' <<<"$board")
why=$(vagt why "$gap" --output json)
chosen=$(jq -r '[.evaluations[] | select(.eligible)][0].employmentId' <<<"$why")
rejected=$(jq -r '[.evaluations[] | select(.eligible | not)][0].employmentId' <<<"$why")
for person in "$chosen" "$rejected"; do
  [ "$(vagt why "$gap" "$person" --output json | jq '.storyDa | length')" -gt 0 ] ||
    fail "nothing is said about $person"
done
# No name and no number has left the directory.
name=$(vagt people --limit 1 --output json | jq -r '.employments[0].name')
if grep -rqF "$name" "$data/logs"; then fail "a name stands in a log"; fi
echo "$gaps gaps of ten sick calls settled by $(vagt clock show)"
echo "1 passed, 0 failed"
