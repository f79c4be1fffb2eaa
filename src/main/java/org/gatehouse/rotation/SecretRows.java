package org.gatehouse.rotation;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Local;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.gatehouse.database.DatabaseCalls;

/** {@link SecretStore} in table {@code auth_secret_use}. */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
@DatabaseCalls
@Local(SecretStore.class)
public class SecretRows implements SecretStore {
  @PersistenceContext(unitName = "gatehouse")
  private EntityManager entities;

  @Override
  public List<Row> all() {
    return entities
        .createQuery("SELECT s FROM SecretRow s", SecretRow.class)
        .getResultStream()
        .map(SecretRow::toRow)
        .toList();
  }

  @Override
  public void create(String id, Instant now, Instant livesUntil) {
    entities.persist(new SecretRow(id, now, livesUntil));
    entities.flush();
  }

  @Override
  public void raise(List<Raise> raises) {
    for (Raise raise : raises) {
      raise("sealedAt", raise.id(), raise.sealedAt());
      raise("livesUntil", raise.id(), raise.livesUntil());
      raise("openedAt", raise.id(), raise.openedAt());
    }
  }

  private void raise(String column, String id, Instant time) {
    if (time.isAfter(Instant.EPOCH)) {
      entities
          .createQuery(
              "UPDATE SecretRow s SET s.%1$s = :time WHERE s.id = :id AND s.%1$s < :time"
                  .formatted(column))
          .setParameter("time", time)
          .setParameter("id", id)
          .executeUpdate();
    }
  }

  @Override
  public boolean revoke(String id, Instant now, Runnable alongside) {
    boolean first =
        entities
                .createQuery(
                    "UPDATE SecretRow s SET s.revokedAt = :now"
                        + " WHERE s.id = :id AND s.revokedAt = :never")
                .setParameter("now", now)
                .setParameter("id", id)
                .setParameter("never", Instant.EPOCH)
                .executeUpdate()
            == 1;
    if (first) {
      alongside.run();
    }
    return first;
  }

  @Override
  public void inTransaction(Runnable change) {
    change.run();
  }

  @Override
  public Map<String, Long> sessions(Instant now) {
    return entities
        .createQuery(
            "SELECT r.secret, COUNT(r) FROM ListRow r WHERE r.expiresAt > :now GROUP BY r.secret",
            Object[].class)
        .setParameter("now", now)
        .getResultStream()
        .collect(Collectors.toMap(row -> (String) row[0], row -> (Long) row[1]));
  }

  @Override
  public Optional<Instant> movedUntil(Instant writtenBefore) {
    return entities
        .createQuery(
            "SELECT m.expiresAt FROM MovedRow m WHERE m.writtenAt <= :before"
                + " ORDER BY m.expiresAt DESC",
            Instant.class)
        .setParameter("before", writtenBefore)
        .setMaxResults(1)
        .getResultStream()
        .findFirst();
  }
}
