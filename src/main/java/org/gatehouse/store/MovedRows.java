package org.gatehouse.store;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.Optional;
import org.gatehouse.database.DatabaseCalls;

/** The table of moved claims; each call is one transaction. */
@Stateless
@PermitAll
@DatabaseCalls
public class MovedRows {
  @PersistenceContext(unitName = "gatehouse")
  private EntityManager entities;

  public Optional<String> find(String sid) {
    return Optional.ofNullable(entities.find(MovedRow.class, sid)).map(MovedRow::sealed);
  }

  /** Writes the row of a session, whether or not there is one. */
  public void put(String sid, String sealed, Instant expires) {
    entities.merge(new MovedRow(sid, sealed, expires));
    entities.flush();
  }
}
