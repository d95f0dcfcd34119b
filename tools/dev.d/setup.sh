# shellcheck shell=bash disable=SC2154
# Set-up: Debian packages by name from tools/packages.txt, npm packages by lock file.

missing_packages() {
  local name part=''
  while read -r name; do
    case $name in
      '# ['*) part=$name ;;
    esac
    [[ $part != '# [optional]'* ]] || continue
    case $name in
      '' | '#'*) continue ;;
      # A machine may have these from elsewhere; Debian's would not install beside them.
      nodejs) command -v node >/dev/null && continue ;;
      npm) command -v npm >/dev/null && continue ;;
    esac
    [ "$(dpkg-query -W -f='${db:Status-Status}' "$name" 2>/dev/null)" = installed ] || echo "$name"
  done <"$ROOT/tools/packages.txt"
}

# npm_packages FOLDER: by its lock file, if that has changed.
npm_packages() {
  local folder=$ROOT/$1 stamp=$ROOT/$1/node_modules/.vagtbro-lock
  cmp -s "$folder/package-lock.json" "$stamp" && return
  say "Installing npm packages by $1/package-lock.json"
  (cd "$folder" && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error)
  cp "$folder/package-lock.json" "$stamp"
}

setup() {
  local -a missing=()
  mapfile -t missing < <(missing_packages)
  if [ ${#missing[@]} -gt 0 ]; then
    local -a as_root=()
    if [ "$(id -u)" != 0 ]; then
      command -v sudo >/dev/null || fail "please install as root: ${missing[*]}"
      as_root=(sudo)
    fi
    say "Installing ${#missing[@]} Debian packages: ${missing[*]}"
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get update -qq
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
      apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
  fi
  npm_packages tools
  npm_packages services/dashboard
  npm_packages tests/gateway
}
