package org.gatehouse.probe;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.persistence.PersistenceException;
import org.gatehouse.database.DatabaseCalls;

/** Fails as Gatehouse's own EJBs do when a key is taken. */
@Stateless
@PermitAll
@DatabaseCalls
public class ProbeDatabaseEjb {
  public void violate() {
    throw new PersistenceException(ProbeFailures.CANARY);
  }
}
