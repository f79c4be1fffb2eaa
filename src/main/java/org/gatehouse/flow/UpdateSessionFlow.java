package org.gatehouse.flow;

import jakarta.json.JsonValue;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.gatehouse.callback.JwtContext;
import org.gatehouse.callback.SessionContext;
import org.gatehouse.callback.UpdateRefusedException;
import org.gatehouse.cookie.CookieHeader;
import org.gatehouse.database.DatabaseUnavailableException;
import org.gatehouse.pipeline.StageRunner;
import org.gatehouse.pipeline.StageRunner.Decided;
import org.gatehouse.session.write.Draft;
import org.gatehouse.session.write.OpenedCookie;
import org.gatehouse.session.write.SessionOpener;
import org.gatehouse.session.write.SupersededException;
import org.gatehouse.store.Leases;
import org.gatehouse.store.Turns;
import org.gatehouse.token.Claims;
import org.gatehouse.token.SessionKey;

/**
 * {@code POST /session}: as a read, but {@code jwt} gets trigger {@code update} and the data.
 * Updates of one session take turns, on one node and between nodes: each starts from the newest
 * claims, and none runs the application's callback while another does.
 */
public final class UpdateSessionFlow {
  private static final Logger LOG = System.getLogger(UpdateSessionFlow.class.getName());
  private static final Duration PATIENCE = Duration.ofSeconds(12);
  private static final Duration LEASE = Duration.ofSeconds(20);
  private static final Duration GLANCE = Duration.ofMillis(50);

  /** A refresh of the provider's tokens may come between; it comes once. */
  private static final int ATTEMPTS = 5;

  private final SessionOpener opener;
  private final StageRunner stages;
  private final ReadSessionFlow reading;
  private final Turns turns;
  private final Leases leases;
  private final Clock clock;

  public UpdateSessionFlow(
      SessionOpener opener,
      StageRunner stages,
      ReadSessionFlow reading,
      Turns turns,
      Leases leases,
      Clock clock) {
    this.opener = opener;
    this.stages = stages;
    this.reading = reading;
    this.turns = turns;
    this.leases = leases;
    this.clock = clock;
  }

  /**
   * Updates the session, or says why not: then it is as it was.
   *
   * @param data the client's, untrusted; nothing of it is copied unless a callback does
   * @throws org.gatehouse.pipeline.CallbackFailedException if a callback threw
   * @throws UpdateRefusedException if a callback refused, or if the turn did not come in time
   * @throws org.gatehouse.cookie.TokenTooLargeException if the result fits into no cookie
   */
  public ReadSessionFlow.Read update(CookieHeader header, JsonValue data) {
    OpenedCookie opened = opener.open(header);
    Optional<Claims> claims = opened.claims();
    if (claims.isEmpty()) {
      return reading.finish(opened, Optional.empty(), Draft.Change.RAISE, SessionContext::read);
    }
    SessionKey key = SessionKey.of(claims.get());
    return turns
        .take(key, Turns.Purpose.UPDATE, PATIENCE, () -> amongNodes(key, header, data))
        .orElseThrow(UpdateRefusedException::superseded);
  }

  private ReadSessionFlow.Read amongNodes(SessionKey key, CookieHeader header, JsonValue data) {
    String lease = "update." + key.id();
    Instant end = clock.instant().plus(PATIENCE);
    while (!leases.acquire(lease, LEASE)) {
      if (!clock.instant().isBefore(end) || !turns.pause(GLANCE)) {
        throw UpdateRefusedException.superseded();
      }
    }
    try {
      return fromNewest(header, data);
    } finally {
      release(lease);
    }
  }

  private ReadSessionFlow.Read fromNewest(CookieHeader header, JsonValue data) {
    for (int attempt = 1; ; attempt++) {
      OpenedCookie newest = opener.openNewest(header);
      Optional<Decided> decided =
          newest.claims().flatMap(token -> stages.jwt(JwtContext.update(token, data)));
      try {
        return reading.finish(
            newest,
            decided,
            Draft.Change.RAISE,
            (session, token) -> SessionContext.update(session, token, data));
      } catch (SupersededException e) {
        if (attempt == ATTEMPTS) {
          throw UpdateRefusedException.superseded();
        }
      }
    }
  }

  /** What was written stands; the lease ends by itself. */
  private void release(String lease) {
    try {
      leases.release(lease);
    } catch (DatabaseUnavailableException e) {
      LOG.log(Level.DEBUG, "LeaseNotReleased: the database is down.");
    }
  }
}
