# shellcheck shell=bash
# Up and down: the whole system as processes on this machine, with its data in one folder.

SERVICES=(directory sickness roster pool notifications ivr gateway)
# The order of the ports; new ones at the end, so that no address moves.
PORTS=(directory sickness roster pool notifications carrier ivr gateway)

usage_value() { [ $# -ge 2 ] || fail "$1 wants a value"; }

parse_up() {
  DATA=$ROOT/.vagtbro PORT_BASE=7100 DETACH=0 NO_BUILD=0 CLOCK='' PEOPLE=manual SEED=1 TRUNK=''
  while [ $# -gt 0 ]; do
    case $1 in
      --detach) DETACH=1 ;;
      --no-build) NO_BUILD=1 ;;
      --data) usage_value "$@"; DATA=$2; shift ;;
      --port-base) usage_value "$@"; PORT_BASE=$2; shift ;;
      --clock) usage_value "$@"; CLOCK=$2; shift ;;
      --people) usage_value "$@"; PEOPLE=$2; shift ;;
      --seed) usage_value "$@"; SEED=$2; shift ;;
      --trunk) usage_value "$@"; TRUNK=$2; shift ;;
      *) fail "up: unknown option '$1'; see tools/dev help" ;;
    esac
    shift
  done
  mkdir -p "$DATA"
  DATA=$(cd "$DATA" && pwd)
  [[ $PORT_BASE =~ ^[0-9]+$ && $PORT_BASE -ge 1024 && $PORT_BASE -le 65000 ]] ||
    fail "--port-base is a number from 1024 to 65000"
  [[ $PEOPLE == simulated || $PEOPLE == manual ]] || fail "--people is simulated or manual"
}

# port SERVICE OFFSET: 0 gRPC, 1 bus, 2 HTTP, 3 webhook or FastAGI; of the gateway 0 browsers, 3 gRPC.
port() {
  local i=0 name
  for name in "${PORTS[@]}"; do
    [ "$name" = "$1" ] && echo $((PORT_BASE + 10 * i + $2)) && return
    i=$((i + 1))
  done
}

# grpc SERVICE: host:port of its gRPC server.
grpc() {
  local offset=0
  [ "$1" = gateway ] && offset=3
  echo "127.0.0.1:$(port "$1" "$offset")"
}

running() { [ -f "$DATA/pids/$1" ] && kill -0 "$(cat "$DATA/pids/$1")" 2>/dev/null; }

# launch NAME PROGRAM ARGUMENT…: in the background, with its log and pid in the data folder.
launch() {
  local name=$1
  shift
  setsid nohup "$@" >>"$DATA/logs/$name.log" 2>&1 </dev/null &
  echo $! >"$DATA/pids/$name"
}

upstreams_of() {
  case $1 in
    sickness) echo directory ;;
    roster) echo directory sickness pool ;;
    pool) echo directory sickness roster notifications ;;
    notifications) echo directory pool roster ivr ;;
  esac
}

start_service() {
  local name=$1 up
  local -a arguments=(--data "$DATA/$name" --grpc-listen "$(grpc "$name")"
    --bus-listen "tcp://127.0.0.1:$(port "$name" 1)" --http-listen "127.0.0.1:$(port "$name" 2)"
    --gateway-key-file "$DATA/gateway/principal.key.pub")
  for up in $(upstreams_of "$name"); do
    arguments+=(--upstream "$up=tcp://127.0.0.1:$(port "$up" 1)")
  done
  # Who is signed in is so by the real clock, however fast the demo's runs.
  [ -f "$DATA/clock" ] && [ "$name" != gateway ] && arguments+=(--clock-file "$DATA/clock")
  if [ "$name" = roster ] || [ "$name" = pool ]; then
    arguments+=(--rule-book "$ROOT/tools/demo/rule-book")
  fi
  if [ "$name" = notifications ]; then
    arguments+=(--peer "directory=127.0.0.1:$(port directory 0)" --peer "pool=127.0.0.1:$(port pool 0)"
      --peer "ivr=127.0.0.1:$(port ivr 0)" --webhook-listen "127.0.0.1:$(port notifications 3)"
      --carrier-url "http://127.0.0.1:$(port carrier 0)" --carrier-token-file "$DATA/carrier-token")
  fi
  if [ "$name" = ivr ]; then
    for up in directory roster sickness pool; do
      arguments+=(--peer "$up=127.0.0.1:$(port "$up" 0)")
    done
    arguments+=(--tenant legeby --agi-listen "127.0.0.1:$(port ivr 3)"
      --sip-address 127.0.0.1 --sip-port "$(port ivr 4)" --sip-clips "$DATA/clips,$BUILD/prompts")
    [ -z "$TRUNK" ] || arguments+=(--sip-trunk "$TRUNK" --sip-caller-id +4587121212)
  fi
  if [ "$name" = gateway ]; then
    for up in directory sickness roster pool notifications ivr; do
      arguments+=(--peer "$up=$(grpc "$up")")
    done
    arguments+=(--tenant legeby --listen "127.0.0.1:$(port gateway 0)"
      --site "$ROOT/services/dashboard/dist" --demo-sign-in "$DATA/sign_ins.json")
  fi
  launch "$name" "$BUILD/bin/vagtbro-$name" "${arguments[@]}"
}

start_carrier() {
  local -a arguments=(--listen "127.0.0.1:$(port carrier 0)" --token-file "$DATA/carrier-token"
    --incoming-url "http://127.0.0.1:$(port notifications 3)/v1/carrier/incoming")
  [ -f "$DATA/clock" ] && arguments+=(--clock-file "$DATA/clock")
  [ "$PEOPLE" = simulated ] &&
    arguments+=(--people simulated --seed "$SEED" --people-file "$DATA/people.json")
  launch carrier "$BUILD/bin/vagtbro-carrier" "${arguments[@]}"
}

wait_ready() {
  local name deadline=$((SECONDS + 120))
  for name in "${SERVICES[@]}"; do
    printf '  %-14s' "$name" >&2
    until curl -fsS -o /dev/null "http://127.0.0.1:$(port "$name" 2)/readyz" 2>/dev/null; do
      running "$name" || { tail -n 3 "$DATA/logs/$name.log" >&2; fail "$name ended; see $DATA/logs"; }
      [ $SECONDS -lt $deadline ] || fail "$name is not ready after 2 minutes; see $DATA/logs"
      sleep 0.1
    done
    echo ready >&2
  done
}

# The demo's roster lies around the day on which the system's clock starts.
make_demo() {
  [ -f "$DATA/bundle.json" ] && return
  local day=${CLOCK%%T*}
  [ -n "$day" ] || day=$(date +%F)
  local start
  start=$(date -d "$day -21 days -$(($(date -d "$day" +%u) - 1)) days" +%F)
  say "Making Legeby Kommune (seed $SEED, roster from $start)"
  "$BUILD/bin/vagtbro-demo" --seed "$SEED" --start "$start" --weeks 8 \
    --people-file "$DATA/people.json" --agency-url "http://127.0.0.1:$(port carrier 0)/agency/orders" \
    >"$DATA/bundle.json.part"
  mv "$DATA/bundle.json.part" "$DATA/bundle.json"
}

# Who can sign in to the board, one for each role.
name_sign_ins() {
  [ -f "$DATA/sign_ins.json" ] || node "$ROOT/tools/demo/sign_ins.mjs" "$DATA/bundle.json" >"$DATA/sign_ins.json"
}

# The names of the units for the telephone; without them it says when a shift is, but not where.
speak_places() {
  "$BUILD/bin/vagt" prompts places "$DATA/bundle.json" "$DATA/clips" >&2 ||
    say "The telephone will not say the names of the units"
}

write_system() {
  local name
  {
    printf '{"tenant":"legeby","services":{'
    for name in "${SERVICES[@]}"; do
      [ "$name" = directory ] || printf ','
      printf '"%s":"%s"' "$name" "$(grpc "$name")"
    done
    printf '},"carrier":"http://127.0.0.1:%s",' "$(port carrier 0)"
    printf '"sip":"sip:syg@127.0.0.1:%s","clips":"%s","texts":"%s"}\n' \
      "$(port ivr 4)" "$DATA/clips,$BUILD/prompts" "$ROOT/services/ivr/prompts"
  } >"$DATA/system.json"
}

# The clock stands still until the system is ready, so that a demo begins when it says.
prepare_clock() {
  if [ -n "$CLOCK" ] && [ ! -f "$DATA/clock" ]; then
    "$BUILD/bin/vagtbro-clock" create "$DATA/clock" "$CLOCK" || fail "--clock was refused"
    "$BUILD/bin/vagtbro-clock" freeze "$DATA/clock"
  elif [ -n "$CLOCK" ]; then
    say "The data folder has a clock already; it goes on from where it stood"
  fi
}

start_clock() {
  [ ! -f "$DATA/clock" ] || "$BUILD/bin/vagtbro-clock" resume "$DATA/clock"
}

up() {
  parse_up "$@"
  if [ $NO_BUILD = 1 ]; then
    [ -x "$BUILD/bin/vagt" ] || fail "nothing is built yet; leave out --no-build"
  else
    build
  fi
  local name
  for name in carrier "${SERVICES[@]}"; do
    running "$name" && fail "a system is running on $DATA; stop it with: tools/dev down --data $DATA"
  done
  mkdir -p "$DATA/pids" "$DATA/logs"
  [ -f "$DATA/carrier-token" ] || (umask 077 && od -An -N16 -tx1 /dev/urandom | tr -d ' \n' >"$DATA/carrier-token")
  make_demo
  name_sign_ins
  speak_places
  prepare_clock
  say "Starting"
  trap 'stop_all' EXIT
  start_carrier
  for name in "${SERVICES[@]}"; do start_service "$name"; done
  wait_ready
  write_system
  if [ ! -f "$DATA/imported" ]; then
    say "Importing the demo municipality"
    "$BUILD/bin/vagt" --system "$DATA/system.json" import "$DATA/bundle.json"
    touch "$DATA/imported"
  fi
  start_clock
  greet
  if [ $DETACH = 1 ]; then
    trap - EXIT
    return
  fi
  say "Ctrl-C stops it."
  trap 'exit 0' INT TERM
  while running pool; do sleep 1; done
  fail "a service has ended; see $DATA/logs"
}

# credentials HOW: number and PIN of somebody in the demo, for the telephone; HOW holds \1 and \2.
credentials() {
  grep -o -m 1 '"employmentNo": *"[0-9]*", *"pin": *"[0-9]*"' "$DATA/bundle.json" | head -n 1 |
    sed "s/[^0-9]*\([0-9]*\)[^0-9]*\([0-9]*\).*/$1/"
}

# Who can sign in to the board: "planner  Vagtplanlægger (planner)", one a line.
sign_ins() {
  jq -r '.people[] | [.id, .name, (.roles | join(", "))] | @tsv' "$DATA/sign_ins.json" |
    while IFS=$'\t' read -r id name roles; do
      printf '    %-14s %s: %s\n' "$id" "$name" "$roles"
    done
}

greet() {
  local system=''
  [ "$DATA" = "$ROOT/.vagtbro" ] || system="  export VAGTBRO_SYSTEM=$DATA/system.json"$'\n'
  cat <<EOF

Vagtbro is up: Legeby Kommune, data in $DATA
  the board                   http://127.0.0.1:$(port gateway 0)/  sign in as anybody of these; it is a demo
$(sign_ins)
  the telephones of the demo  http://127.0.0.1:$(port carrier 0)/
  the telephone (SIP)         sip:syg@127.0.0.1:$(port ivr 4), from any softphone; $(credentials 'number \1, PIN \2')
  the telephone (FastAGI)     agi://127.0.0.1:$(port ivr 3)/syg?tenant=legeby
  metrics                     http://127.0.0.1:$(port pool 2)/metrics (pool; one port a service)
  logs                        $DATA/logs

Try this:
$system  export PATH=$BUILD/bin:\$PATH
  vagt people --working 07:30 --limit 3     who works this morning
  vagt sick report --employment ID          one of them phones in sick
  vagt board                                what happens
  vagt offers --open                        who is asked
  vagt answer OFFER yes                     one of them says yes
  vagt why GAP                              and why it went as it did
  vagt call --script "$(credentials '\1# \2# 1 1 3# 1')"   phones in sick; --record call.wav keeps the sound
Stop it: tools/dev down$([ "$DATA" = "$ROOT/.vagtbro" ] || echo " --data $DATA")
EOF
}

stop_all() {
  local name
  for name in gateway ivr notifications pool roster sickness directory carrier; do
    running "$name" && kill -TERM "$(cat "$DATA/pids/$name")"
  done
  local deadline=$((SECONDS + 15))
  for name in gateway ivr notifications pool roster sickness directory carrier; do
    while running "$name"; do
      if [ $SECONDS -ge $deadline ]; then
        say "$name did not end in time and is killed"
        kill -KILL "$(cat "$DATA/pids/$name")"
      fi
      sleep 0.1
    done
    rm -f "$DATA/pids/$name"
  done
  [ -f "$DATA/clock" ] && "$BUILD/bin/vagtbro-clock" freeze "$DATA/clock"
  return 0
}

down() {
  DATA=$ROOT/.vagtbro
  [ "${1:-}" != --data ] || { usage_value "$@"; DATA=$2; }
  [ -d "$DATA/pids" ] || fail "no system on $DATA"
  DATA=$(cd "$DATA" && pwd)
  stop_all
  say "Stopped. The data is in $DATA; up goes on from there."
}
