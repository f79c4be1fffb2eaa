package org.gatehouse.store;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
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
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
@DatabaseCalls
public class VersionRows {
  @PersistenceContext(unitName = "gatehouse")
  private EntityManager entities;

  public Optional<VersionStore.Row> find(String key) {
    return Optional.ofNullable(entities.find(VersionRow.class, key)).map(VersionRow::toRow);
  }

  /** Versions by key of what was written since and has not expired, the newest first. */
  public Map<String, Long> changedSince(Instant since, Instant now, int limit) {
    Map<String, Long> versions = new LinkedHashMap<>();
    entities
        .createQuery(
            "SELECT v.sessionKey, v.version FROM VersionRow v"
                + " WHERE v.changedAt >= :since AND v.expiresAt > :now ORDER BY v.changedAt DESC",
            Object[].class)
        .setParameter("since", since)
        .setParameter("now", now)
        .setMaxResults(limit)
        .getResultStream()
        .forEach(row -> versions.put((String) row[0], (Long) row[1]));
    return versions;
  }

  /** Moves a row from one version to another; false if it does not have the first. */
  public boolean replace(
      String key, long expected, long version, String sealed, Instant now, Instant until) {
    return entities
            .createQuery(
                "UPDATE VersionRow v SET v.version = :version, v.sealed = :sealed,"
                    + " v.changedAt = :now, v.expiresAt = :until"
                    + " WHERE v.sessionKey = :key AND v.version = :expected")
            .setParameter("version", version)
            .setParameter("sealed", sealed)
            .setParameter("now", now)
            .setParameter("until", until)
            .setParameter("key", key)
            .setParameter("expected", expected)
            .executeUpdate()
        == 1;
  }

  /** Gives a row a version that nothing comes after; false if there is no row. */
  public boolean end(String key, long version, Instant now, Instant until) {
    return entities
            .createQuery(
                "UPDATE VersionRow v SET v.version = :version, v.sealed = :nothing,"
                    + " v.changedAt = :now, v.expiresAt = :until WHERE v.sessionKey = :key")
            .setParameter("version", version)
            .setParameter("nothing", "-")
            .setParameter("now", now)
            .setParameter("until", until)
            .setParameter("key", key)
            .executeUpdate()
        == 1;
  }

  public void reseal(String key, long version, String sealed) {
    entities
        .createQuery(
            "UPDATE VersionRow v SET v.sealed = :sealed WHERE v.sessionKey = :key AND v.version = :version")
        .setParameter("sealed", sealed)
        .setParameter("key", key)
        .setParameter("version", version)
        .executeUpdate();
  }

  /** The first row of a session; fails if there is one already. */
  public void create(String key, long version, String sealed, Instant now, Instant until) {
    entities.persist(new VersionRow(key, version, sealed, now, until));
    entities.flush();
  }
}
