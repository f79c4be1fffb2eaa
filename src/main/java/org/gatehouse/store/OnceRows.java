package org.gatehouse.store;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.Optional;
import org.gatehouse.database.DatabaseCalls;

/** Rows that only one of several can insert; each call is one transaction. */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
@DatabaseCalls
public class OnceRows {
  @PersistenceContext(unitName = "gatehouse")
  private EntityManager entities;

  public boolean isConsumed(String id) {
    return entities.find(ConsumedRow.class, id) != null;
  }

  /** Fails if the id is there, or the change fails. */
  public void consume(String id, Instant expires, Runnable change) {
    entities.persist(new ConsumedRow(id, expires));
    entities.flush();
    change.run();
  }

  /** Takes a lease that is over; false if there is none such. */
  public boolean takeOver(String name, String holder, Instant now, Instant expires) {
    return entities
            .createQuery(
                "UPDATE LeaseRow l SET l.holder = :holder, l.expiresAt = :expires"
                    + " WHERE l.name = :name AND l.expiresAt <= :now")
            .setParameter("holder", holder)
            .setParameter("expires", expires)
            .setParameter("name", name)
            .setParameter("now", now)
            .executeUpdate()
        == 1;
  }

  /** Who has, or last had, the lease. */
  public Optional<String> holder(String name) {
    return Optional.ofNullable(entities.find(LeaseRow.class, name)).map(LeaseRow::holder);
  }

  /** Fails if somebody has the lease. */
  public void lease(String name, String holder, Instant expires) {
    entities.persist(new LeaseRow(name, holder, expires));
    entities.flush();
  }

  /** Passes a lease on to another holder until {@code until}, if it is still this one's. */
  public void pass(String name, String holder, String next, Instant until) {
    entities
        .createQuery(
            "UPDATE LeaseRow l SET l.holder = :next, l.expiresAt = :until"
                + " WHERE l.name = :name AND l.holder = :holder")
        .setParameter("next", next)
        .setParameter("until", until)
        .setParameter("name", name)
        .setParameter("holder", holder)
        .executeUpdate();
  }
}
