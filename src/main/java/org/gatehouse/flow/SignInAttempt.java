package org.gatehouse.flow;

import java.util.Optional;
import org.gatehouse.provider.Checks;
import org.gatehouse.token.Claims;

/**
 * A sign-in by a provider that is under way.
 *
 * @param provider the attempt is for this one alone
 * @param target where to go afterwards, as the redirect stage allowed it
 * @param link whose account is to be linked; empty for a sign-in
 */
record SignInAttempt(String provider, Checks checks, String target, Optional<Link> link) {
  /** Who asked, in which session; nobody else may finish it. */
  record Link(String subject, String sid) {
    /** Of the session with these claims; empty if it has no name. */
    static Optional<Link> of(Claims claims) {
      return claims
          .subject()
          .flatMap(subject -> claims.text("sid").map(sid -> new Link(subject, sid)));
    }
  }
}
