package org.gatehouse.revocation;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Local;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import org.gatehouse.database.DatabaseCalls;
import org.gatehouse.database.FirstRow;

/** {@link RevocationStore} in table {@code auth_revocations}. */
@Stateless
@PermitAll
@DatabaseCalls
@Local({RevocationStore.class, Standing.class})
public class RevocationRows implements RevocationStore, Standing {
  @PersistenceContext(unitName = "gatehouse")
  private EntityManager entities;

  @Inject private FirstRows first;
  @Inject private Announcements announcements;

  @Override
  public void raise(List<Target> targets, long least, Instant until) {
    long value = raise(targets.get(0), least, until);
    for (Target target : targets.subList(1, targets.size())) {
      raise(target, value, until);
    }
    for (Target target : targets) {
      announcements.announce(new Change(target, value, until));
    }
  }

  /** The row is this transaction's own from the update on. */
  private long raise(Target target, long least, Instant until) {
    if (update(target, least, until) == 0) {
      FirstRow.create(() -> first.create(target, until), () -> first.exists(target));
      if (update(target, least, until) == 0) {
        throw new IllegalStateException("a row came and went while it was raised");
      }
    }
    return valueOf(target);
  }

  private int update(Target target, long least, Instant until) {
    return entities
        .createQuery(
            "UPDATE RevocationRow r SET r.raisedTo = CASE WHEN r.raisedTo < :least THEN :least"
                + " ELSE r.raisedTo + 1 END, r.expiresAt = :until WHERE r.target = :target")
        .setParameter("least", least)
        .setParameter("until", until)
        .setParameter("target", target.text())
        .executeUpdate();
  }

  @Override
  public long valueOf(Target target) {
    return entities
        .createQuery("SELECT r.raisedTo FROM RevocationRow r WHERE r.target = :target", Long.class)
        .setParameter("target", target.text())
        .getResultStream()
        .findFirst()
        .orElse(0L);
  }

  @Override
  @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
  public Page page(String after, int limit) {
    List<Object[]> rows =
        entities
            .createQuery(
                "SELECT r.target, r.raisedTo, r.expiresAt FROM RevocationRow r"
                    + " WHERE r.target > :after ORDER BY r.target",
                Object[].class)
            .setParameter("after", after)
            .setMaxResults(limit)
            .getResultList();
    return Page.of(rows, limit, Target::of);
  }
}
