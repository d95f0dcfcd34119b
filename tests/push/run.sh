#!/usr/bin/env bash
# Web push through the whole system; push_test.mjs says what.
# Usage: run.sh ROOT PRESET
set -uo pipefail
root=$1
export PRESET=$2 VAGTBRO_ROOT=$root VAGTBRO_DATA_FOLDER
VAGTBRO_DATA_FOLDER=$(mktemp -d)
export VAGTBRO_PORT_BASE=$((20000 + $$ % 10000))  # below the ports the system hands out
trap '"$root/tools/dev" down --data "$VAGTBRO_DATA_FOLDER" >/dev/null 2>&1; rm -rf "$VAGTBRO_DATA_FOLDER"' EXIT
export PATH=$root/build/$PRESET/bin:$PATH VAGTBRO_SYSTEM=$VAGTBRO_DATA_FOLDER/system.json
node --test --test-reporter=spec "$root/tests/push/push_test.mjs"
