package org.gatehouse.revocation;

import jakarta.annotation.Resource;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Local;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.gatehouse.database.DatabaseCalls;

/** {@link ChangeLog} in table {@code auth_changes}, and how a change gets there. */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
@DatabaseCalls
@Local({ChangeLog.class, Announcements.class})
public class ChangeRows implements ChangeLog, Announcements {
  private static final String ENTRIES =
      "SELECT c.number, c.target, c.raisedTo, c.expiresAt FROM ChangeRow c WHERE c.number ";

  @PersistenceContext(unitName = "gatehouse")
  private EntityManager entities;

  @Resource(lookup = "java:comp/TransactionSynchronizationRegistry")
  private TransactionSynchronizationRegistry transaction;

  @Inject private View view;
  @Inject private ChangeChannel channel;
  @Inject private Clock clock;

  @Override
  @TransactionAttribute(TransactionAttributeType.MANDATORY)
  public void announce(Change change) {
    entities.persist(new ChangeRow(change, clock.instant()));
    entities.flush();
    if (channel.open()) {
      // sent when the transaction commits, and once however often it is said
      entities.createNativeQuery("NOTIFY " + ChangeChannel.NAME).executeUpdate();
    }
    transaction.registerInterposedSynchronization(
        new Synchronization() {
          @Override
          public void beforeCompletion() {}

          @Override
          public void afterCompletion(int status) {
            if (status == Status.STATUS_COMMITTED) {
              view.learn(change);
            }
          }
        });
  }

  @Override
  public long first() {
    Long first =
        entities.createQuery("SELECT MIN(c.number) FROM ChangeRow c", Long.class).getSingleResult();
    return first == null ? 0 : first;
  }

  @Override
  public List<Entry> after(long number, int limit) {
    return entries(
        entities
            .createQuery(ENTRIES + "> :number ORDER BY c.number")
            .setParameter("number", number)
            .setMaxResults(limit));
  }

  @Override
  public List<Entry> between(long first, long last) {
    return entries(
        entities
            .createQuery(ENTRIES + "BETWEEN :first AND :last ORDER BY c.number")
            .setParameter("first", first)
            .setParameter("last", last));
  }

  /** What a newer release writes, and this one does not know, looks like a number not yet seen. */
  private static List<Entry> entries(Query query) {
    List<Entry> entries = new ArrayList<>();
    for (Object found : query.getResultList()) {
      Object[] row = (Object[]) found;
      Target.of((String) row[1])
          .ifPresent(
              target ->
                  entries.add(
                      new Entry(
                          (Long) row[0], new Change(target, (Long) row[2], (Instant) row[3]))));
    }
    return entries;
  }
}
