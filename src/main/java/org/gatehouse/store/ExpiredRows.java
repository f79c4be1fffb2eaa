package org.gatehouse.store;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What runs by the clock: rows that no cookie can need any more go every ten minutes, what other
 * nodes changed is learned every second.
 */
@Startup
@Singleton
@PermitAll
@DependsOn("Migrations")
public class ExpiredRows {
  private static final Logger LOG = System.getLogger(ExpiredRows.class.getName());
  private static final Duration TOLERANCE = Duration.ofSeconds(60);
  private static final List<String> ROWS =
      List.of("SessionRow", "VersionRow", "MovedRow", "ConsumedRow", "LeaseRow");

  @PersistenceContext(unitName = "gatehouse")
  private EntityManager entities;

  @Inject private SessionVersions versions;
  @Inject private SessionLedger sessions;
  @Inject private Clock clock;

  /** A node that starts learns at once which sessions have a newer version than a cookie may. */
  @PostConstruct
  void learn() {
    versions.start();
  }

  /** Between nodes a change shows after a second; what ended without the database is written. */
  @Schedule(hour = "*", minute = "*", second = "*", persistent = false)
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public void poll() {
    try {
      versions.poll();
      sessions.flush();
    } catch (RuntimeException e) {
      LOG.log(Level.DEBUG, "VersionsNotRead: {0}.", e.getClass().getName());
    }
  }

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
    LOG.log(Level.DEBUG, "ExpiredRowsRemoved: {0}.", removed);
  }
}
