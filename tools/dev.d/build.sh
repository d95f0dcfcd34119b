# shellcheck shell=bash
# Build, test, format, tidy, measure.

# Two builds side by side would only be in each other's way.
compile() {
  mkdir -p "$ROOT/build"
  (
    flock 9
    cmake --preset "$PRESET" >"$ROOT/build/configure.log" 2>&1 || {
      cat "$ROOT/build/configure.log" >&2
      fail "cmake could not configure"
    }
    cmake --build "$BUILD" ${1:+--target "$@"}
  ) 9>"$ROOT/build/.lock"
}

build() {
  setup
  say "Building (preset $PRESET)"
  compile "$@"
}

test() {
  build
  say "Testing"
  local -a only=()
  [ $# -gt 0 ] && only=(-R "$1")
  ctest --test-dir "$BUILD" --output-on-failure --no-tests=error -j "$(nproc)" "${only[@]}"
}

simulate() {
  build simulation
  "$BUILD/bin/simulation" "$@"
}

# Names of all benchmarks, as the build knows them.
benches() {
  git ls-files --cached --others --exclude-standard '*CMakeLists.txt' |
    xargs grep -ho 'room_bench(NAME [a-z_]*' | sed 's/.* //' | sort
}

# bench [NAME [ARGUMENT …]]: those whose name matches, with the arguments.
bench() {
  PRESET=release
  BUILD=$ROOT/build/release
  local wanted=${1:-} name
  shift || true
  local -a names=()
  for name in $(benches); do
    [[ $name != *"$wanted"* ]] || names+=("$name")
  done
  [ ${#names[@]} -gt 0 ] || fail "no benchmark matches '$wanted'"
  setup
  say "Building for measuring (preset release)"
  compile "${names[@]}"
  for name in "${names[@]}"; do
    say "$name"
    "$BUILD/bin/$name" "$@"
  done
}

cpp_files() {
  git ls-files --cached --others --exclude-standard '*.cc' '*.h'
}

fmt() {
  setup
  if [ "${1:-}" = --check ]; then
    cpp_files | xargs clang-format --dry-run -Werror
  else
    cpp_files | xargs clang-format -i
  fi
}

tidy() {
  setup
  "$ROOT/tools/tidy/tidy.sh" "$ROOT"
  [ "${1:-}" = --rules ] && return
  PRESET=tidy
  BUILD=$ROOT/build/tidy
  compile contracts
  say "clang-tidy"
  cpp_files | grep '\.cc$' | xargs -P "$(nproc)" -n 4 clang-tidy --quiet -p "$BUILD"
}

clean() { rm -rf "$ROOT/build"; }
