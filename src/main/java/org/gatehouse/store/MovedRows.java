package org.gatehouse.store;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Local;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.Optional;
import org.gatehouse.database.DatabaseCalls;

/** {@link MovedStore} in table {@code auth_moved_claims}. */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
@DatabaseCalls
@Local(MovedStore.class)
public class MovedRows implements MovedStore {
  @PersistenceContext(unitName = "gatehouse")
  private EntityManager entities;

  @Override
  public Optional<String> find(String key, String digest) {
    return Optional.ofNullable(entities.find(MovedRow.class, MovedRow.id(key, digest)))
        .map(MovedRow::sealed);
  }

  @Override
  public void put(String key, String digest, String sealed, Instant now, Instant until) {
    entities.merge(new MovedRow(key, digest, sealed, now, until));
    entities.flush();
    entities
        .createQuery(
            "SELECT m FROM MovedRow m WHERE m.sessionKey = :key ORDER BY m.writtenAt DESC",
            MovedRow.class)
        .setParameter("key", key)
        .setFirstResult(CONTENTS)
        .getResultList()
        .forEach(entities::remove);
  }
}
