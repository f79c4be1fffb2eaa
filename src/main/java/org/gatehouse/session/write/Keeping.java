package org.gatehouse.session.write;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.gatehouse.cookie.SessionCookie;
import org.gatehouse.token.Claims;

/** Where the claims of a session are kept: {@link InCookie} or {@link InRow}. */
interface Keeping {
  /**
   * What was written.
   *
   * @param token what the cookie is to hold
   * @param sealed what was sealed for this answer, and its length; empty if nothing was
   */
  record Kept(String token, Optional<Sealed> sealed) {}

  /** Claims as they were sealed. */
  record Sealed(Claims claims, int characters) {}

  /** Opens what a request carries; never throws for a hostile cookie. */
  OpenedCookie open(SessionCookie.Found found);

  /** As {@link #open}, and asks the database whether there is anything newer. */
  OpenedCookie openNewest(SessionCookie.Found found);

  /** As {@link #open}, as far as that goes without the database. */
  OpenedCookie openAlone(SessionCookie.Found found);

  /**
   * Names of the claims that must move to the database, which is by arithmetic: nothing is sealed.
   *
   * @throws org.gatehouse.cookie.TokenTooLargeException if the rest would not fit either
   */
  List<String> overflow(Claims stamped);

  /** When a session that is shown with this draft ends unused. */
  Instant expires(Draft draft);

  /**
   * Writes, and gives what the cookie is to hold.
   *
   * @throws SupersededException if the draft raises the version and another change won
   */
  Kept write(Draft draft);

  /** Ends the session on the server. */
  void end(OpenedCookie opened);
}
