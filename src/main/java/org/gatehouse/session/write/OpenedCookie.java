package org.gatehouse.session.write;

import java.util.Optional;
import org.gatehouse.cookie.SessionCookie;
import org.gatehouse.store.StoredSession;
import org.gatehouse.token.Claims;
import org.gatehouse.token.DecodeResult;

/**
 * The session cookie of a request after opening.
 *
 * @param result what came out
 * @param found which cookies it was in
 * @param outdated whether the claims are newer than the cookie, which must be written again
 * @param row strategy {@code database}: where the claims came from
 */
public record OpenedCookie(
    DecodeResult result, SessionCookie.Found found, boolean outdated, Optional<StoredSession> row) {

  static OpenedCookie of(DecodeResult result, SessionCookie.Found found) {
    return new OpenedCookie(result, found, false, Optional.empty());
  }

  /** What was opened, but of a session that is over. */
  OpenedCookie over(DecodeResult why) {
    return new OpenedCookie(why, found, false, row);
  }

  /** Present only for a session that goes on. */
  public Optional<Claims> claims() {
    return result.claims();
  }

  /** Whether what was opened was sealed by a key that does not seal any more. */
  boolean oldKey() {
    return result instanceof DecodeResult.Valid valid && valid.keyIndex() > 0;
  }
}
