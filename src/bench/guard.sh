#!/usr/bin/env bash
# Compares GETs of one running server: open, guarded, EJB-backed, servlet. A measurement, not a test.
#   src/bench/guard.sh [on-demand|always ...]
# Needs a build (mvn -Pbench -DskipTests package liberty:create), wrk and curl; stops what it starts.
# WARM, TIME (seconds), ROUNDS, CONNECTIONS and JVM_OPTIONS may be set in the environment.
set -euo pipefail

cd "$(dirname "$0")/../.."
warm=${WARM:-40} time=${TIME:-5} rounds=${ROUNDS:-4} connections=${CONNECTIONS:-32}
logins=("$@")
[ $# -gt 0 ] || logins=(on-demand always)
wlp=$PWD/target/liberty/wlp
work=$PWD/target/bench
paths=(/api/bench/open /api/bench/guarded /api/reports /api/bench/ejb /staff "/api/admin/users?limit=1")
pid=

die() { echo "guard.sh: $*" >&2; exit 1; }

for tool in wrk curl java; do
  command -v "$tool" > /dev/null || die "$tool is missing"
done
for built in target/gatehouse target/test-classes/org/gatehouse/bench/OpenResource.class "$wlp"; do
  [ -e "$built" ] || die "$built is missing: mvn -Pbench -DskipTests package liberty:create"
done

stop() {
  if [ -n "$pid" ]; then
    kill "$pid" 2> /dev/null || true
    wait "$pid" 2> /dev/null || true
    pid=
  fi
}
trap stop EXIT

# The portal's WAR and the three resources of src/bench, as an exploded WAR.
lay_war() {
  mkdir -p "$work/war"
  cp -r target/gatehouse/. "$work/war"
  local classes=$work/war/WEB-INF/classes/org/gatehouse/bench
  mkdir -p "$classes"
  for name in OpenResource GuardedResource EjbResource SecuredEjb; do
    cp "target/test-classes/org/gatehouse/bench/$name.class" "$classes"
  done
}

lay_server() {
  local server=$work/usr/servers/bench
  rm -rf "${work:?}/usr"
  mkdir -p "$server/configDropins/overrides"
  cp server.xml "$server"
  cat > "$server/configDropins/overrides/bench.xml" << EOF
<server>
  <variable name="http.port" value="$port"/>
  <variable name="app.location" value="$work/war"/>
  <variable name="derby.dir" value="$wlp/usr/shared/resources/derby"/>
  <applicationMonitor updateTrigger="disabled"/>
  <config updateTrigger="disabled"/>
</server>
EOF
}

# $1: auth.container-login
start() {
  local options
  mapfile -t options < <(grep -v -e '^#' -e '^[[:space:]]*$' "$wlp/lib/platform/java/java9.options")
  read -r -a more <<< "${JVM_OPTIONS:-}"
  (
    cd "$work/usr/servers/bench"
    export WLP_USER_DIR=$work/usr MP_CONFIG_PROFILE=dev AUTH_CONTAINER_LOGIN=$1
    AUTH_SECRET=$(head -c 33 /dev/urandom | base64)
    keystore_password=$(head -c 16 /dev/urandom | base64)
    export AUTH_SECRET keystore_password
    exec java -Xmx512m "${more[@]}" "${options[@]}" \
      "-javaagent:$wlp/bin/tools/ws-javaagent.jar" -jar "$wlp/bin/tools/ws-server.jar" bench
  ) > "$work/console.txt" 2>&1 < /dev/null &
  pid=$!
  for _ in $(seq 240); do
    kill -0 "$pid" 2> /dev/null || die "the server ended, see target/bench/console.txt"
    curl -sf -o /dev/null "$base/health/started" && return
    sleep 0.5
  done
  die "the server did not start, see target/bench/console.txt"
}

# Signs in as a ready user of the development profile; prints the Cookie header.
sign_in() {
  local jar=$work/cookies token
  rm -f "$jar"
  token=$(curl -sf -c "$jar" "$base/api/auth/csrf" | sed 's/.*:"\(.*\)"}/\1/')
  curl -sf -o /dev/null -b "$jar" -c "$jar" -d "csrfToken=$token" -d username=admin \
    -d password=demo-admin-passphrase "$base/api/auth/callback/credentials"
  awk '$6 ~ /session-token/ { printf "%s%s=%s", (n++ ? "; " : ""), $6, $7 }' "$jar"
}

# Processor time of the server so far, in ticks of 1/100 s.
ticks() { awk '{ print $14 + $15 }' "/proc/$pid/stat"; }

# $1: path, $2: seconds; prints requests per second and the server's processor time per request in
# microseconds, which other load on the machine disturbs less; fails on any answer but 200
load() {
  local out before
  before=$(ticks)
  out=$(wrk -t2 -c"$connections" -d"$2"s -H "Cookie: $cookie" "$base$1")
  ! grep -q -e 'Non-2xx' -e 'Socket errors' <<< "$out" || die "$1: $out"
  awk -v used="$(($(ticks) - before))" '
    / requests in / { requests = $1 }
    /^Requests\/sec/ { print $2, used * 10000 / requests }' <<< "$out"
}

measure() {
  local login=$1 path status
  lay_server
  start "$login"
  cookie=$(sign_in)
  [ -n "$cookie" ] || die "sign-in gave no session cookie"
  for path in "${paths[@]}"; do
    status=$(curl -s -o /dev/null -w '%{http_code}' -H "Cookie: $cookie" "$base$path")
    [ "$status" = 200 ] || die "$path is answered with $status"
  done
  for _ in 1 2; do
    for path in "${paths[@]}"; do
      load "$path" "$(((warm + 11) / 12))" > /dev/null
    done
  done
  : > "$work/samples"
  for _ in $(seq "$rounds"); do
    for path in "${paths[@]}"; do
      echo "$path $(load "$path" "$time")" >> "$work/samples"
    done
  done
  stop
  table "$login"
}

# Ratios are taken within each round, so that a slow phase of the machine hits both sides.
table() {
  printf '\nauth.container-login=%s, %s rounds of %s s, %s connections\n\n' \
    "$1" "$rounds" "$time" "$connections"
  printf '%-26s %7s  %-24s %7s  %s\n' GET req/s 'ratio to open, by round' 'CPU us' 'open to it'
  awk '
    {
      if (++n[$1] == 1) order[++count] = $1
      speed[$1] += $2; cpu[$1] += $3; value[$1, n[$1]] = $2
    }
    END {
      open = order[1]
      for (i = 1; i <= count; i++) {
        path = order[i]; ratios = ""
        for (r = 1; r <= n[path]; r++)
          ratios = ratios sprintf("%.2f ", value[path, r] / value[open, r])
        printf "%-26s %7.0f  %-24s %7.1f  %.2f\n",
          path, speed[path] / n[path], ratios, cpu[path] / n[path], cpu[open] / cpu[path]
      }
    }' "$work/samples"
}

rm -rf "$work"
lay_war
port=19080
while (exec 3<> "/dev/tcp/127.0.0.1/$port") 2> /dev/null; do
  port=$((port + 1))
done
base=http://localhost:$port
for login in "${logins[@]}"; do
  measure "$login"
done
