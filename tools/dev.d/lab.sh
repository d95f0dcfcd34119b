# shellcheck shell=bash disable=SC2154
# The lab: ways of finding somebody, on the same days; tests/lab/README.md.

# Plots of what lies in the folder, if gnuplot is there.
lab_plots() {
  if ! command -v gnuplot >/dev/null; then
    say "No plots: gnuplot is not installed (apt-get install gnuplot-nox). The data is in $1."
    return
  fi
  gnuplot -e "folder='$1'" "$ROOT/tests/lab/plots.gp"
  say "Plots and page: $1/index.html"
}

lab() {
  local -a passed=()
  local out=$BUILD/lab
  while [ $# -gt 0 ]; do
    if [ "$1" = --out ]; then
      [ $# -ge 2 ] || fail "--out wants a folder"
      out=$2
      shift
    else
      passed+=("$1")
    fi
    shift
  done
  [[ $out != *\'* ]] || fail "--out: no quotes in the folder's name"
  build lab
  mkdir -p "$out"
  "$BUILD/bin/lab" --out "$out" "${passed[@]}"
  lab_plots "$out"
}
