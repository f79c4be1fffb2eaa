package org.gatehouse.sessions;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gatehouse.database.DatabaseCalls;

/**
 * The table of the list; each call is one transaction of its own, whatever becomes of the caller's:
 * a row decides nothing.
 */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
@DatabaseCalls
public class ListRows {
  @PersistenceContext(unitName = "gatehouse")
  private EntityManager entities;

  /** Fails if there is a row already. */
  public void create(ListedSession session) {
    entities.persist(new ListRow(session));
    entities.flush();
  }

  public List<String> touch(List<ListedSession> sessions, Duration every) {
    List<String> missing = new ArrayList<>();
    for (ListedSession session : sessions) {
      int touched =
          entities
              .createQuery(
                  "UPDATE ListRow r SET r.usedAt = :used, r.expiresAt = :expires,"
                      + " r.secret = :secret WHERE r.sessionKey = :key AND r.usedAt <= :before")
              .setParameter("used", session.used())
              .setParameter("expires", session.expires())
              .setParameter("secret", session.secret())
              .setParameter("key", session.key())
              .setParameter("before", session.used().minus(every))
              .executeUpdate();
      if (touched == 0 && entities.find(ListRow.class, session.key()) == null) {
        missing.add(session.key());
      }
    }
    return missing;
  }

  public Optional<ListedSession> find(String key) {
    return Optional.ofNullable(entities.find(ListRow.class, key)).map(ListRow::toListed);
  }

  public List<ListedSession> of(String userId, Instant now, int limit) {
    return entities
        .createQuery(
            "SELECT r FROM ListRow r WHERE r.userId = :user AND r.expiresAt > :now"
                + " ORDER BY r.usedAt DESC, r.sessionKey",
            ListRow.class)
        .setParameter("user", userId)
        .setParameter("now", now)
        .setMaxResults(limit)
        .getResultStream()
        .map(ListRow::toListed)
        .toList();
  }

  public void remove(String key) {
    entities
        .createQuery("DELETE FROM ListRow r WHERE r.sessionKey = :key")
        .setParameter("key", key)
        .executeUpdate();
  }
}
