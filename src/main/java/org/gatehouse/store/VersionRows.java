package org.gatehouse.store;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.gatehouse.database.DatabaseCalls;

/** The table of session versions; each call is one transaction. */
@Stateless
@PermitAll
@DatabaseCalls
public class VersionRows {
  @PersistenceContext(unitName = "gatehouse")
  private EntityManager entities;

  /** The sealed claims of the newest version. */
  public Optional<String> find(String sid) {
    return Optional.ofNullable(entities.find(VersionRow.class, sid)).map(VersionRow::sealed);
  }

  /** Version by session id; at most {@code limit}, those that live longest first. */
  public Map<String, Long> newest(Instant now, int limit) {
    Map<String, Long> versions = new LinkedHashMap<>();
    entities
        .createQuery(
            "SELECT v.sid, v.version FROM VersionRow v WHERE v.expiresAt > :now"
                + " ORDER BY v.expiresAt DESC",
            Object[].class)
        .setParameter("now", now)
        .setMaxResults(limit)
        .getResultStream()
        .forEach(row -> versions.put((String) row[0], (Long) row[1]));
    return versions;
  }

  /** Moves a session from {@code version - 1} to {@code version}; false if it is not there. */
  public boolean replace(String sid, long version, String sealed, Instant expires) {
    return entities
            .createQuery(
                "UPDATE VersionRow v SET v.version = :version, v.sealed = :sealed,"
                    + " v.expiresAt = :expires WHERE v.sid = :sid AND v.version = :expected")
            .setParameter("version", version)
            .setParameter("sealed", sealed)
            .setParameter("expires", expires)
            .setParameter("sid", sid)
            .setParameter("expected", version - 1)
            .executeUpdate()
        == 1;
  }

  /** The first record of a session; fails if there is one already. */
  public void create(String sid, long version, String sealed, Instant expires) {
    entities.persist(new VersionRow(sid, version, sealed, expires));
    entities.flush();
  }
}
