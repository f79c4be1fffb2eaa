#!/usr/bin/env bash
# Compares GETs of one running server: open, guarded, EJB-backed, servlet. A measurement, not a test.
#   src/bench/guard.sh [on-demand|always ...]
# Needs a build (mvn -Pbench -DskipTests package liberty:create), wrk and curl; stops what it starts.
cd "$(dirname "$0")/../.."
. src/bench/lib.sh

logins=("$@")
[ $# -gt 0 ] || logins=(on-demand always)
paths=(/api/bench/open /api/bench/guarded /api/reports /api/bench/ejb /staff "/api/admin/users?limit=1")

# $1: auth.container-login
measure() {
  local path
  lay_server guard
  start guard "AUTH_CONTAINER_LOGIN=$1"
  sign_in guard
  check guard "${paths[@]}"
  for _ in 1 2; do
    for path in "${paths[@]}"; do
      load guard "$path" "$(((warm + 11) / 12))" > /dev/null
    done
  done
  : > "$work/samples"
  for _ in $(seq "$rounds"); do
    for path in "${paths[@]}"; do
      echo "$path $(load guard "$path" "$time")" >> "$work/samples"
    done
  done
  stop guard
  table "$1"
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
for login in "${logins[@]}"; do
  measure "$login"
done
