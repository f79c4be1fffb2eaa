package org.gatehouse.store;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import org.gatehouse.token.Claims;
import org.gatehouse.token.DecodeResult;

/** The newest claims of each session, on the server; who changes a session changes them here. */
public interface Ledger {
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

  /**
   * Which of a user's sessions were ended one by one.
   *
   * @param keys {@link org.gatehouse.token.SessionKey#id()} of sessions of this subject
   */
  Set<String> ended(String subject, Collection<String> keys);

  /**
   * Ends a session of which no cookie is at hand; nothing happens if it is over.
   *
   * @param key {@link org.gatehouse.token.SessionKey#id()} of a session of this subject
   */
  void end(String subject, String key);

  /** Ends all of a user's sessions but one, as far as they are known here. */
  void endOthers(String subject, String kept);
}
