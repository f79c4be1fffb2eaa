#!/usr/bin/env bash
# Compares a server that knows of nothing taken away with one that knows a million users, and
# sessions of a hundred thousand of them that were ended. A measurement, not a test.
#   src/bench/revocation.sh
# Needs a build (mvn -Pbench -DskipTests package liberty:create), wrk and curl; stops what it starts.
# USERS and ENDED may be set in the environment too.
cd "$(dirname "$0")/../.."
. src/bench/lib.sh

users=${USERS:-1000000} ended=${ENDED:-100000}
paths=(/api/bench/guarded /api/auth/session)

# The tables are filled while nothing runs on them.
fill() {
  java -cp "target/test-classes:target/classes:target/gatehouse/WEB-INF/lib/*:$(echo "$wlp"/usr/shared/resources/derby/*.jar | tr ' ' :)" \
    org.gatehouse.bench.FillTables \
    "jdbc:derby:$work/usr/servers/full/db/gatehouse" "$users" "$ended"
}

entries() { curl -s "$(base "$1")/health/ready" | sed 's/.*"entries":\([0-9]*\).*/\1/'; }


rm -rf "$work"
lay_war
for name in empty full; do
  lay_server "$name"
done
start full
stop full
fill
for name in empty full; do
  start "$name"
  sign_in "$name"
  check "$name" "${paths[@]}"
done
for path in "${paths[@]}"; do
  for name in empty full empty full; do
    load "$name" "$path" "$(((warm + 7) / 8))" > /dev/null
  done
done
: > "$work/samples"
for _ in $(seq "$rounds"); do
  for path in "${paths[@]}"; do
    echo "$path $(load empty "$path" "$time") $(load full "$path" "$time")" >> "$work/samples"
  done
done

printf '\n%s users, %s entries against %s; %s rounds of %s s, %s connections\n\n' \
  "$users" "$(entries full)" "$(entries empty)" "$rounds" "$time" "$connections"
printf '%-20s %9s %8s  %s\n' GET 'CPU empty' 'CPU full' 'full to empty, by round and in all'
awk '
  {
    if (++n[$1] == 1) order[++count] = $1
    empty[$1] += $3; full[$1] += $5; ratios[$1] = ratios[$1] sprintf("%.2f ", $5 / $3)
  }
  END {
    for (i = 1; i <= count; i++) {
      path = order[i]
      printf "%-20s %6.1f us %5.1f us  %s= %.3f\n",
        path, empty[path] / n[path], full[path] / n[path], ratios[path], full[path] / empty[path]
    }
  }' "$work/samples"
echo
for name in empty full; do
  jcmd "${pids[$name]}" GC.class_histogram > "$work/$name.heap"
done
# What the view is made of; the rest of the heap is the page cache of the embedded database.
awk -v entries="$(entries full)" '
  $4 ~ /revocation\.View\$Entry$|^java\.lang\.Long$|ConcurrentHashMap\$Node;?$|\[Ljava\.util\.concurrent\.ConcurrentHashMap\$Node;/ {
    bytes[FILENAME] += $3
  }
  END {
    for (file in bytes) if (file ~ /full/) full = bytes[file]; else empty = bytes[file]
    printf "memory of the view: %.1f MB, %.0f bytes an entry\n", (full - empty) / 1e6, (full - empty) / entries
  }' "$work/empty.heap" "$work/full.heap"
