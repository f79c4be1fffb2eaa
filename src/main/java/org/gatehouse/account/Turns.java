package org.gatehouse.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import org.gatehouse.database.DatabaseCalls;

/**
 * Lets changes of roles and memberships take turns, on every node: each decides by what the one
 * before it left, so that two administrators cannot remove each other at the same moment.
 */
@DatabaseCalls
@ApplicationScoped
public class Turns {
  @PersistenceContext(unitName = "gatehouse")
  private EntityManager entities;

  /** Waits for its turn, which lasts until the transaction of the calling EJB ends. */
  public void take() {
    int rows =
        entities
            .createNativeQuery("UPDATE auth_turns SET taken = taken + 1 WHERE name = ?")
            .setParameter(1, "administration")
            .executeUpdate();
    if (rows != 1) {
      throw new IllegalStateException("auth_turns lacks the row administration");
    }
  }
}
