package org.gatehouse.revocation;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import org.gatehouse.database.DatabaseCalls;

/**
 * Makes rows of {@code auth_revocations} outside the transaction that raises them: a row that is
 * there already would spoil that one.
 */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
@DatabaseCalls
public class FirstRows {
  @PersistenceContext(unitName = "gatehouse")
  private EntityManager entities;

  public void create(Target target, Instant until) {
    entities.persist(new RevocationRow(target, until));
    entities.flush();
  }

  public boolean exists(Target target) {
    return entities.find(RevocationRow.class, target.text()) != null;
  }
}
