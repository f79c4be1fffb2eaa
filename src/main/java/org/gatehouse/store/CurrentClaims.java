package org.gatehouse.store;

import java.util.Optional;
import org.gatehouse.token.Claims;
import org.gatehouse.token.DecodeResult;

/** The newest claims that the database has under a {@link org.gatehouse.token.SessionKey}. */
public interface CurrentClaims {
  /**
   * What the database has that is newer than these claims: valid claims of the same session and
   * subject, or why the session cannot go on. Empty if it has nothing newer.
   */
  Optional<DecodeResult> newest(Claims known);

  /**
   * Makes {@code next} the newest claims, unless another change came first.
   *
   * @param before the claims they were made from
   * @param next stamped, of the same session and subject, with the version after that of {@code
   *     before}
   */
  boolean advance(Claims before, Claims next);
}
