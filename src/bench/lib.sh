# What the measurements of servers share; sourced by them, from the root of the project.
# WARM, TIME (seconds), ROUNDS, CONNECTIONS and JVM_OPTIONS may be set in the environment.
set -euo pipefail

warm=${WARM:-40} time=${TIME:-5} rounds=${ROUNDS:-4} connections=${CONNECTIONS:-32}
wlp=$PWD/target/liberty/wlp
work=$PWD/target/bench
declare -A pids ports cookies # by the name of a server

die() { echo "$(basename "$0"): $*" >&2; exit 1; }

for tool in wrk curl java; do
  command -v "$tool" > /dev/null || die "$tool is missing"
done
for built in target/gatehouse target/test-classes/org/gatehouse/bench/OpenResource.class "$wlp"; do
  [ -e "$built" ] || die "$built is missing: mvn -Pbench -DskipTests package liberty:create"
done

# $1: name of a server
stop() {
  if [ -n "${pids[$1]:-}" ]; then
    kill "${pids[$1]}" 2> /dev/null || true
    wait "${pids[$1]}" 2> /dev/null || true
    unset "pids[$1]"
  fi
}

stop_all() {
  local name
  for name in "${!pids[@]}"; do stop "$name"; done
}
trap stop_all EXIT

# The portal's WAR and the resources of src/bench, as an exploded WAR.
lay_war() {
  mkdir -p "$work/war"
  cp -r target/gatehouse/. "$work/war"
  local classes=$work/war/WEB-INF/classes/org/gatehouse/bench
  mkdir -p "$classes"
  for name in OpenResource GuardedResource EjbResource SecuredEjb; do
    cp "target/test-classes/org/gatehouse/bench/$name.class" "$classes"
  done
}

# $1: name; an empty server of its own, on a port that is free
lay_server() {
  local server=$work/usr/servers/$1 port=${next_port:-19080}
  while (exec 3<> "/dev/tcp/127.0.0.1/$port") 2> /dev/null; do
    port=$((port + 1))
  done
  ports[$1]=$port next_port=$((port + 1))
  rm -rf "$server"
  mkdir -p "$server/configDropins/overrides"
  cp -r server.xml liberty/. "$server"
  cat > "$server/configDropins/overrides/bench.xml" << XML
<server>
  <variable name="http.port" value="$port"/>
  <variable name="app.location" value="$work/war"/>
  <variable name="derby.dir" value="$wlp/usr/shared/resources/derby"/>
  <applicationMonitor updateTrigger="disabled"/>
  <config updateTrigger="disabled"/>
</server>
XML
}

base() { echo "http://localhost:${ports[$1]}"; }

# $1: name, $2 ...: NAME=value of its environment
start() {
  local name=$1 options more
  shift
  mapfile -t options < <(grep -v -e '^#' -e '^[[:space:]]*$' "$wlp/lib/platform/java/java9.options")
  read -r -a more <<< "${JVM_OPTIONS:-}"
  (
    cd "$work/usr/servers/$name"
    export WLP_USER_DIR=$work/usr MP_CONFIG_PROFILE=dev "$@"
    AUTH_SECRET=$(head -c 33 /dev/urandom | base64)
    keystore_password=$(head -c 16 /dev/urandom | base64)
    export AUTH_SECRET keystore_password
    exec java -Xmx512m "${more[@]}" "${options[@]}" \
      "-javaagent:$wlp/bin/tools/ws-javaagent.jar" -jar "$wlp/bin/tools/ws-server.jar" "$name"
  ) > "$work/$name.txt" 2>&1 < /dev/null &
  pids[$name]=$!
  for _ in $(seq 240); do
    kill -0 "${pids[$name]}" 2> /dev/null || die "the server ended, see target/bench/$name.txt"
    curl -sf -o /dev/null "$(base "$name")/health/started" && return
    sleep 0.5
  done
  die "the server did not start, see target/bench/$name.txt"
}

# Signs in as a ready user of the development profile and keeps the Cookie header.
sign_in() {
  local jar=$work/cookies base token
  base=$(base "$1")
  rm -f "$jar"
  token=$(curl -sf -c "$jar" "$base/api/auth/csrf" | sed 's/.*:"\(.*\)"}/\1/')
  curl -sf -o /dev/null -b "$jar" -c "$jar" -d "csrfToken=$token" -d username=admin \
    -d password=demo-admin-passphrase "$base/api/auth/callback/credentials"
  cookies[$1]=$(awk '$6 ~ /session-token/ { printf "%s%s=%s", (n++ ? "; " : ""), $6, $7 }' "$jar")
  [ -n "${cookies[$1]}" ] || die "sign-in gave no session cookie"
}

# $1: name, $2 ...: paths, each of which must be answered with 200
check() {
  local name=$1 path status
  shift
  for path; do
    status=$(curl -s -o /dev/null -w '%{http_code}' -H "Cookie: ${cookies[$name]}" "$(base "$name")$path")
    [ "$status" = 200 ] || die "$path is answered with $status"
  done
}

# Processor time of a server so far, in ticks of 1/100 s.
ticks() { awk '{ print $14 + $15 }' "/proc/${pids[$1]}/stat"; }

# $1: name, $2: path, $3: seconds; prints requests per second and the server's processor time per
# request in microseconds, which other load on the machine disturbs less; fails on any answer but 200
load() {
  local out before
  before=$(ticks "$1")
  out=$(wrk -t2 -c"$connections" -d"$3"s -H "Cookie: ${cookies[$1]}" "$(base "$1")$2")
  ! grep -q -e 'Non-2xx' -e 'Socket errors' <<< "$out" || die "$2: $out"
  awk -v used="$(($(ticks "$1") - before))" '
    / requests in / { requests = $1 }
    /^Requests\/sec/ { print $2, used * 10000 / requests }' <<< "$out"
}
