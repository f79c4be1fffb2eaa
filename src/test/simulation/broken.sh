#!/usr/bin/env bash
# Shows that the simulation can fail: for each invariant one line of the core is broken in a copy of
# the tree, and the first seed that catches it is printed. Takes a few minutes.
set -euo pipefail
cd "$(dirname "$0")/../../.."
copy=$(mktemp -d)
trap 'rm -rf "$copy"' EXIT

broken() { # INVARIANT FILE SED-EXPRESSION
  rm -rf "$copy/src"
  cp -r src pom.xml README.md "$copy"
  local file="$copy/src/main/java/org/gatehouse/$2"
  sed -E -i "$3" "$file"
  echo "$1: $2"
  cmp -s "src/main/java/org/gatehouse/$2" "$file" && { echo "  nothing changed"; exit 1; }
  { diff "src/main/java/org/gatehouse/$2" "$file" || true; } | grep '^[<>]'
  (cd "$copy" && mvn -q -B test -Dfmt.skip -Dtest=SimulationTest -Dsimulation.worlds=40 2>&1 || true) |
    grep -oE 'AssertionError: seed .*' | sed 's/AssertionError: /  /' | sort -t' ' -k4 -n | grep " $1:" | head -n 1 |
    grep . || { echo "  not caught"; exit 1; }
}

broken I1 session/write/InRow.java 's/Digest.hex\(token(.get\(\))?\)/Digest.hex("x")/'
broken I2 token/SessionKey.java 's/"d-" \+ Digest.of\(claims.toJson\(\).toString\(\)\)/"d-none"/'
broken I3 session/write/InCookie.java 's/opened.claims\(\).ifPresent\(versions::end\);/opened.claims();/'
broken I4 session/write/InCookie.java 's/&& !versions.advance\(draft.base\(\), draft.claims\(\)\)/\&\& versions == null/'
broken I5 pipeline/refresh/TokenRefresher.java 's/(!leases.acquire\(lease, LEASE\))/(\1 \&\& lease.isEmpty())/'
broken I6 flow/SignOutFlow.java 's/return opener.openAlone\(header\);/throw e;/'
broken I7 token/KeyRing.java 's/return kept.contains\(salt\) \? (.*) : derive\(salt\);/return \1;/'
broken I3 revocation/LiveSessions.java 's/everybody\(session\) \|\| user\(session\)/everybody(session)/'
broken I3 revocation/Feed.java 's/gaps.add\(new Gap\(position \+ 1/List.of(new Gap(position + 1/'
broken I4 pipeline/LiveClaimsInterceptor.java 's/news.isEmpty\(\) && began.isEmpty\(\)/began.isEmpty()/'
