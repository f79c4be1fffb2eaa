package org.gatehouse.store;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.gatehouse.database.DatabaseCalls;
import org.gatehouse.revocation.Announcements;
import org.gatehouse.revocation.Change;
import org.gatehouse.revocation.Standing;
import org.gatehouse.revocation.Target;

/** The table of session versions; each call is one transaction. */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
@DatabaseCalls
public class VersionRows {
  @PersistenceContext(unitName = "gatehouse")
  private EntityManager entities;

  @Inject private Announcements announcements;

  public Optional<VersionStore.Row> find(String key) {
    return Optional.ofNullable(entities.find(VersionRow.class, key)).map(VersionRow::toRow);
  }

  /** Those of these sessions that have this version. */
  public List<String> having(long version, List<String> keys) {
    return entities
        .createQuery(
            "SELECT v.sessionKey FROM VersionRow v"
                + " WHERE v.version = :version AND v.sessionKey IN :keys",
            String.class)
        .setParameter("version", version)
        .setParameter("keys", keys)
        .getResultList();
  }

  /** What has not expired, in the order of keys. */
  public Standing.Page page(String after, Instant now, int limit) {
    List<Object[]> rows =
        entities
            .createQuery(
                "SELECT v.sessionKey, v.version, v.expiresAt FROM VersionRow v"
                    + " WHERE v.sessionKey > :after AND v.expiresAt > :now ORDER BY v.sessionKey",
                Object[].class)
            .setParameter("after", after)
            .setParameter("now", now)
            .setMaxResults(limit)
            .getResultList();
    return Standing.Page.of(rows, limit, key -> Optional.of(Target.session(key)));
  }

  private static Change change(String key, long version, Instant until) {
    return new Change(Target.session(key), version, until);
  }

  /** Moves a row from one version to another; false if it does not have the first. */
  public boolean replace(
      String key, long expected, long version, String sealed, Instant now, Instant until) {
    boolean replaced =
        entities
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
    return announced(replaced, change(key, version, until));
  }

  /** Gives a row a version that nothing comes after; false if there is no row. */
  public boolean end(String key, long version, Instant now, Instant until) {
    boolean ended =
        entities
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
    return announced(ended, change(key, version, until));
  }

  private boolean announced(boolean changed, Change change) {
    if (changed) {
      announcements.announce(change);
    }
    return changed;
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
    announcements.announce(change(key, version, until));
  }
}
