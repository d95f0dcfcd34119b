#!/usr/bin/env bash
# House rules that a machine can check. Usage: tidy.sh ROOT. Prints file:line: rule; exit 1 if any.
set -uo pipefail
export LC_ALL=C.UTF-8  # columns are characters
root=${1:?usage: tidy.sh ROOT}
cd "$root" || exit 2
found=0

files() { git ls-files --cached --others --exclude-standard -- "$@" 2>/dev/null | sort -u; }

# report RULE FILES PATTERN: every line that matches.
ban() {
  local rule=$1 pattern=$2
  shift 2
  [ $# -gt 0 ] || return 0
  local lines
  lines=$(grep -HnE -- "$pattern" "$@" /dev/null) || return 0
  printf '%s\n' "$lines" | sed "s|^\([^:]*:[0-9]*\):.*|\1: $rule|"
  found=1
}

cap() {
  local lines=$1 file count
  shift
  for file in "$@"; do
    count=$(wc -l <"$file")
    [ "$count" -le "$lines" ] || { echo "$file:$count: longer than $lines lines"; found=1; }
  done
}

mapfile -t cpp < <(files '*.cc' '*.h')
mapfile -t product < <(printf '%s\n' "${cpp[@]}" | grep -v '^$' | grep -vE '_test\.cc$|/testing/|^tests/|/bench/|_bench\.cc$')
mapfile -t tests < <(printf '%s\n' "${cpp[@]}" | grep -E '_test\.cc$')
mapfile -t headers < <(printf '%s\n' "${product[@]}" | grep '\.h$')
mapfile -t sources < <(printf '%s\n' "${product[@]}" | grep '\.cc$')
mapfile -t timed < <(printf '%s\n' "${product[@]}" | grep -vE '^services/kit/(time|base/log)')
mapfile -t domain < <(printf '%s\n' "${product[@]}" | grep -E '^services/(worktime/[^/]*|[a-z]+/domain/.*|ivr/(dialog|prompts)/.*)$')
mapfile -t outside_kit < <(printf '%s\n' "${product[@]}" | grep -vE '^services/kit/')

ban 'reads the clock outside kit/time' 'absl::Now\(|GetCurrentTimeNanos|system_clock::now\(\)[^+]*;' "${timed[@]}"
ban 'a test sleeps instead of waiting for a named point' '(SleepFor|sleep_for|usleep|[^_a-z]sleep)\(' "${tests[@]}"
ban 'leftover FIXME' 'FIXME|XXX:' "${cpp[@]}"
ban 'a TODO names its issue' 'TODO($|[^(])' "${cpp[@]}"
ban 'line longer than 100 columns' '^.{101,}$' "${cpp[@]}"
ban 'white space at the end of the line' '[[:space:]]$' "${cpp[@]}"
ban 'a rule sees gRPC, a store or a socket' '#include [<"](grpcpp|zmq|rocksdb|kit/(journal|bus|rpc|ops)/)' "${domain[@]}"
ban 'RocksDB outside the journal' '#include [<"]rocksdb/' "${outside_kit[@]}"
ban 'throws an exception of ours' '^[^/"]*\bthrow ' "${product[@]}"

for header in "${headers[@]}"; do
  grep -q '^#pragma once' "$header" || { echo "$header:1: no #pragma once"; found=1; }
  head -n 1 "$header" | grep -q '^// ' || { echo "$header:1: does not begin with what it promises"; found=1; }
done
[ ${#headers[@]} -gt 0 ] && cap 150 "${headers[@]}"
[ ${#sources[@]} -gt 0 ] && cap 300 "${sources[@]}"
[ ${#tests[@]} -gt 0 ] && cap 400 "${tests[@]}"
mapfile -t protos < <(files '*.proto')
[ ${#protos[@]} -gt 0 ] && cap 300 "${protos[@]}"
mapfile -t mains < <(files 'services/*/main.cc')
[ ${#mains[@]} -gt 0 ] && cap 120 "${mains[@]}"
exit $found
