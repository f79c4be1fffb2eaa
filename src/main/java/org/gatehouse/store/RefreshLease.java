package org.gatehouse.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.gatehouse.database.DatabaseUnavailableException;

/**
 * Lets one request of all nodes refresh the provider tokens of a session (mission row C04): a row
 * with a holder and an end. A holder that dies blocks nobody for longer than the lease.
 */
@ApplicationScoped
public class RefreshLease {
  private static final String NOBODY = "nobody";
  private static final Duration LENGTH = Duration.ofSeconds(20);

  private final String holder = UUID.randomUUID().toString();

  @Inject private OnceRows rows;
  @Inject private Clock clock;

  /** Whether this node may refresh now. */
  public boolean acquire(String sid) {
    Instant now = clock.instant();
    Instant end = now.plus(LENGTH);
    if (rows.takeOver(sid, holder, now, end)) {
      return true;
    }
    if (rows.holder(sid).isPresent()) {
      return false;
    }
    try {
      rows.lease(sid, holder, end);
      return true;
    } catch (DatabaseUnavailableException e) {
      if (rows.holder(sid).isPresent()) {
        return false;
      }
      throw e;
    }
  }

  public void release(String sid) {
    rows.pass(sid, holder, holder, clock.instant());
  }

  /** Lets nobody refresh for a while: the provider could not be asked. */
  public void pause(String sid, Duration length) {
    rows.pass(sid, holder, NOBODY, clock.instant().plus(length));
  }

  /** Whether it is worth waiting for whoever has the lease. */
  public boolean isPaused(String sid) {
    return rows.holder(sid).filter(NOBODY::equals).isPresent();
  }
}
