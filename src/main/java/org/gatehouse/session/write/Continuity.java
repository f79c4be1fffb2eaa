package org.gatehouse.session.write;

import java.util.List;
import org.gatehouse.token.Claims;

/** What makes a token the same session as before; no callback can change or lose it. */
public final class Continuity {
  private static final List<String> KEPT =
      List.of("sid", "auth_time", "amr", "began", CookieWriter.REMEMBER);

  private Continuity() {}

  public static Claims of(Claims before, Claims changed) {
    Claims claims = changed;
    for (String name : KEPT) {
      if (before.has(name) && !before.toJson().get(name).equals(claims.toJson().get(name))) {
        claims = claims.with(name, before.toJson().get(name));
      }
    }
    return claims.version() < before.version() ? claims.withVersion(before.version()) : claims;
  }
}
