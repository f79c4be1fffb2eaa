package org.gatehouse.store;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Local;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.gatehouse.database.DatabaseCalls;

/** {@link SessionStore} in table {@code auth_sessions}. */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
@DatabaseCalls
@Local(SessionStore.class)
public class SessionRows implements SessionStore {
  @PersistenceContext(unitName = "gatehouse")
  private EntityManager entities;

  @Override
  public Optional<StoredSession> find(String tokenHash) {
    return Optional.ofNullable(entities.find(SessionRow.class, tokenHash))
        .map(SessionRow::toStored);
  }

  @Override
  public Optional<StoredSession> bySession(String sid) {
    return entities
        .createQuery("SELECT s FROM SessionRow s WHERE s.sid = :sid", SessionRow.class)
        .setParameter("sid", sid)
        .getResultStream()
        .findFirst()
        .map(SessionRow::toStored);
  }

  @Override
  public void create(StoredSession session, Optional<String> userId) {
    entities.persist(new SessionRow(session, userId.orElse(null)));
    entities.flush();
  }

  @Override
  public boolean replace(StoredSession session, long expected) {
    return entities
            .createQuery(
                "UPDATE SessionRow s SET s.version = :version, s.sealed = :sealed,"
                    + " s.seenAt = :seen, s.expiresAt = :expires"
                    + " WHERE s.tokenHash = :hash AND s.version = :expected")
            .setParameter("version", session.version())
            .setParameter("sealed", session.sealed())
            .setParameter("seen", session.seenAt())
            .setParameter("expires", session.expires())
            .setParameter("hash", session.tokenHash())
            .setParameter("expected", expected)
            .executeUpdate()
        == 1;
  }

  @Override
  public void delete(String tokenHash) {
    entities
        .createQuery("DELETE FROM SessionRow s WHERE s.tokenHash = :hash")
        .setParameter("hash", tokenHash)
        .executeUpdate();
  }

  @Override
  public List<String> sessionsOf(String userId, Instant now) {
    return entities
        .createQuery(
            "SELECT s.sid FROM SessionRow s WHERE s.userId = :user AND s.expiresAt > :now",
            String.class)
        .setParameter("user", userId)
        .setParameter("now", now)
        .getResultList();
  }

  @Override
  @TransactionAttribute(TransactionAttributeType.REQUIRED)
  public boolean end(String userId, String sid) {
    return entities
            .createQuery("DELETE FROM SessionRow s WHERE s.userId = :user AND s.sid = :sid")
            .setParameter("user", userId)
            .setParameter("sid", sid)
            .executeUpdate()
        > 0;
  }

  @Override
  @TransactionAttribute(TransactionAttributeType.REQUIRED)
  public int endAll(String userId, Optional<String> keep) {
    return entities
        .createQuery("DELETE FROM SessionRow s WHERE s.userId = :user AND s.sid <> :keep")
        .setParameter("user", userId)
        .setParameter("keep", keep.orElse("-"))
        .executeUpdate();
  }
}
