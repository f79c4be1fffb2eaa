package org.gatehouse.store;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.gatehouse.database.DatabaseCalls;

/** The table of strategy {@code database}; each call is one transaction. */
@Stateless
@PermitAll
@DatabaseCalls
public class SessionRows {
  @PersistenceContext(unitName = "gatehouse")
  private EntityManager entities;

  public Optional<StoredSession> find(String tokenHash) {
    return Optional.ofNullable(entities.find(SessionRow.class, tokenHash))
        .map(SessionRow::toStored);
  }

  /**
   * @param userId claim {@code sub}; may be empty
   */
  public void create(StoredSession session, Optional<String> userId) {
    entities.persist(new SessionRow(session, userId.orElse(null)));
    entities.flush();
  }

  /** Replaces the claims unless the row has those of a newer version. */
  public void replace(StoredSession session) {
    entities
        .createQuery(
            "UPDATE SessionRow s SET s.version = :version, s.sealed = :sealed,"
                + " s.seenAt = :seen, s.expiresAt = :expires"
                + " WHERE s.tokenHash = :hash AND s.version <= :version")
        .setParameter("version", session.version())
        .setParameter("sealed", session.sealed())
        .setParameter("seen", session.seenAt())
        .setParameter("expires", session.expires())
        .setParameter("hash", session.tokenHash())
        .executeUpdate();
  }

  public void delete(String tokenHash) {
    entities
        .createQuery("DELETE FROM SessionRow s WHERE s.tokenHash = :hash")
        .setParameter("hash", tokenHash)
        .executeUpdate();
  }

  /** A user's sessions, the one used last first; at most {@code limit}. */
  public List<StoredSession> of(String userId, Instant now, int limit) {
    return entities
        .createQuery(
            "SELECT s FROM SessionRow s WHERE s.userId = :user AND s.expiresAt > :now"
                + " ORDER BY s.seenAt DESC",
            SessionRow.class)
        .setParameter("user", userId)
        .setParameter("now", now)
        .setMaxResults(limit)
        .getResultStream()
        .map(SessionRow::toStored)
        .toList();
  }

  /** Ends a session of this user; false if there is none with this id. */
  public boolean end(String userId, String sid) {
    return entities
            .createQuery("DELETE FROM SessionRow s WHERE s.userId = :user AND s.sid = :sid")
            .setParameter("user", userId)
            .setParameter("sid", sid)
            .executeUpdate()
        > 0;
  }

  /** Ends a user's sessions, but for the one with id {@code keep}; the number of those ended. */
  public int endAll(String userId, Optional<String> keep) {
    return entities
        .createQuery("DELETE FROM SessionRow s WHERE s.userId = :user AND s.sid <> :keep")
        .setParameter("user", userId)
        .setParameter("keep", keep.orElse("-"))
        .executeUpdate();
  }
}
