package org.gatehouse.flow;

import java.time.Instant;
import java.util.List;
import org.gatehouse.cookie.SessionCookie;
import org.gatehouse.cookie.SetCookie;
import org.gatehouse.token.Claims;

/** Where the claims of a session are kept: {@link JwtStrategy} or {@link DatabaseStrategy}. */
interface SessionStrategy {
  /** A session that was written, as cookies. */
  record Written(List<SetCookie> cookies, Instant expires) {}

  /** Why claims are written. */
  enum Reason {
    /** A read: what another request wrote meanwhile stands. */
    READ,
    /** An update or a refresh: it must not be undone by an older answer. */
    CHANGE
  }

  /** Opens what a request carries; never throws for a hostile cookie. */
  OpenedCookie open(SessionCookie.Found found);

  /** Makes a session, in place of the one the request carried. */
  Written begin(Claims claims, OpenedCookie previous);

  /**
   * Writes the claims of a session that goes on.
   *
   * @throws SupersededException if the reason is {@link Reason#CHANGE} and another change won
   */
  Written keep(Claims claims, OpenedCookie opened, Reason reason);

  /** Forgets what the server keeps of the session. */
  void end(OpenedCookie opened);
}
