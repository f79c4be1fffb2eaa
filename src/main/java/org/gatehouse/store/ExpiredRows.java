package org.gatehouse.store;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.gatehouse.revocation.Feed;

/** Removes rows that no cookie can need any more, and what every node has read, by the clock. */
@Startup
@Singleton
@PermitAll
@DependsOn("Migrations")
public class ExpiredRows {
  private static final Logger LOG = System.getLogger(ExpiredRows.class.getName());
  private static final Duration TOLERANCE = Duration.ofSeconds(60);
  private static final List<String> ROWS =
      List.of(
          "SessionRow",
          "VersionRow",
          "MovedRow",
          "ConsumedRow",
          "LeaseRow",
          "RevocationRow",
          "ListRow");

  @PersistenceContext(unitName = "gatehouse")
  private EntityManager entities;

  @Inject private Clock clock;

  @Schedule(hour = "*", minute = "*/10", persistent = false)
  public void remove() {
    try {
      removeBefore(clock.instant().minus(TOLERANCE));
    } catch (RuntimeException e) {
      LOG.log(
          Level.WARNING,
          "ExpiredRowsKept: removing expired rows failed with {0}; the next run tries again.",
          e.getClass().getName());
    }
  }

  private void removeBefore(Instant end) {
    int removed = 0;
    for (String table : ROWS) {
      removed +=
          entities
              .createQuery("DELETE FROM " + table + " r WHERE r.expiresAt < :end")
              .setParameter("end", end)
              .executeUpdate();
    }
    removed +=
        entities
            .createQuery("DELETE FROM ChangeRow c WHERE c.writtenAt < :end")
            .setParameter("end", end.minus(Feed.KEPT))
            .executeUpdate();
    LOG.log(Level.DEBUG, "ExpiredRowsRemoved: {0}.", removed);
  }
}
