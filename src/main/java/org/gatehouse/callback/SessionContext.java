package org.gatehouse.callback;

import org.gatehouse.session.Session;
import org.gatehouse.token.Claims;

/** The session so far, and the claims that {@code jwt} returned for this read. */
public record SessionContext(Session session, Claims token) {
  /** For interceptors that hand a changed session on. */
  public SessionContext withSession(Session changed) {
    return new SessionContext(changed, token);
  }
}
