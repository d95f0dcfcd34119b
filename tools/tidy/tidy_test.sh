#!/usr/bin/env bash
# Shows every rule of tidy.sh bite, and a clean tree pass.
set -uo pipefail
tidy=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)/tidy.sh
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
passed=0 failed=0

# expect PATTERN FILE CONTENT: tidy must (or, with an empty PATTERN, must not) complain.
expect() {
  rm -rf "$work/tree"
  mkdir -p "$work/tree/$(dirname "$2")"
  git -C "$work/tree" init -q
  printf '%b' "$3" >"$work/tree/$2"
  local said status=0
  said=$(bash "$tidy" "$work/tree" 2>&1) || status=$?
  local wanted=0
  [ -z "$1" ] || wanted=1
  if [ $status = $wanted ] && [[ $said == *"$1"* ]]; then
    passed=$((passed + 1))
  else
    failed=$((failed + 1))
    echo "FAILED: '$1' for $2: exit $status: $said"
  fi
}

H='// Promise.\n#pragma once\n'
expect '' services/a/b.h "$H"
expect 'begin with what it promises' services/a/b.h '#pragma once\n'
expect 'no #pragma once' services/a/b.h '// Promise.\n'
expect 'reads the clock' services/a/b.cc 'auto x = absl::Now();\n'
expect '' services/kit/time/clock.cc 'auto x = absl::Now();\n'
expect 'sleeps' services/a/b_test.cc 'std::this_thread::sleep_for(x);\n'
expect 'FIXME' services/a/b.cc '// FIXME\n'
expect 'names its issue' services/a/b.cc '// TODO later\n'
expect '' services/a/b.cc '// TODO(#12) later\n'
expect '100 columns' services/a/b.cc "$(printf '/%.0s' {1..101})\n"
expect 'white space' services/a/b.cc 'int x; \n'
expect 'a rule sees' services/pool/domain/c.cc '#include "kit/journal/commit.h"\n'
expect 'a rule sees' services/worktime/c.cc '#include <grpcpp/grpcpp.h>\n'
expect '' services/pool/store/c.cc '#include "kit/journal/commit.h"\n'
expect 'RocksDB outside' services/pool/store/c.cc '#include <rocksdb/db.h>\n'
expect 'throws' services/a/b.cc '  throw x;\n'
expect 'longer than 150' services/a/b.h "$H$(printf '\\n%.0s' {1..150})"
expect 'longer than 300' services/a/b.cc "$(printf '\\n%.0s' {1..301})"
expect 'longer than 400' services/a/b_test.cc "$(printf '\\n%.0s' {1..401})"
expect 'longer than 120' services/a/main.cc "$(printf '\\n%.0s' {1..121})"
echo "$passed passed, $failed failed"
[ $failed = 0 ]
