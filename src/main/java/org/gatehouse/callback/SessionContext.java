package org.gatehouse.callback;

import jakarta.json.JsonValue;
import java.util.Optional;
import org.gatehouse.session.Session;
import org.gatehouse.token.Claims;

/**
 * The session so far, and the claims that {@code jwt} returned for this read (wire.md 13).
 *
 * @param trigger {@link Trigger#UPDATE} on an update, else empty
 * @param newSession only on an update: the client's data, which is untrusted
 */
public record SessionContext(
    Session session, Claims token, Optional<Trigger> trigger, Optional<JsonValue> newSession) {

  public static SessionContext read(Session session, Claims token) {
    return new SessionContext(session, token, Optional.empty(), Optional.empty());
  }

  public static SessionContext update(Session session, Claims token, JsonValue data) {
    return new SessionContext(session, token, Optional.of(Trigger.UPDATE), Optional.of(data));
  }

  /** For interceptors that hand a changed session on. */
  public SessionContext withSession(Session changed) {
    return new SessionContext(changed, token, trigger, newSession);
  }
}
