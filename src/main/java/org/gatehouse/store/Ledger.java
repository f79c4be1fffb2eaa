package org.gatehouse.store;

import java.util.Collection;
import java.util.Set;

/** The newest claims of each session, on the server; who changes a session changes them here. */
public interface Ledger extends CurrentClaims {
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
