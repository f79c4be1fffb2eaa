package org.gatehouse.session.write;

import java.util.List;
import org.gatehouse.token.Claims;

/**
 * What is to be written of a session, before anything is: it can be shown first, and forgotten if
 * that fails.
 *
 * @param from the cookie that the request carried
 * @param base the claims as {@code jwt} returned them
 * @param claims the same, stamped for this answer
 * @param moved names of those that do not fit into the cookies
 */
public record Draft(
    OpenedCookie from, Claims base, Claims claims, List<String> moved, Change change) {

  /** Why it is written. */
  public enum Change {
    /** A sign-in. */
    BEGIN,
    /** A read: what another request wrote meanwhile stands. */
    ROLL,
    /** An update: it must not be undone by an older answer. */
    RAISE
  }
}
