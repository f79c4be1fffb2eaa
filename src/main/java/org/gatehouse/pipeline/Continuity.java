package org.gatehouse.pipeline;

import org.gatehouse.token.ClaimName;
import org.gatehouse.token.Claims;

/** What makes a token the same session of the same user as before; no callback changes it. */
final class Continuity {
  private Continuity() {}

  static Claims of(Claims before, Claims changed) {
    Claims claims = changed;
    for (String name : ClaimName.kept()) {
      if (before.has(name) && !before.toJson().get(name).equals(claims.toJson().get(name))) {
        claims = claims.with(name, before.toJson().get(name));
      }
    }
    return claims.version() < before.version() ? claims.withVersion(before.version()) : claims;
  }
}
