package org.gatehouse.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.gatehouse.database.DatabaseCalls;

/**
 * Which role has which permissions. Names and numbers are kept in memory, so that a guarded request
 * needs no database; what a role has is read from the database each time a token is given it.
 */
@DatabaseCalls
@ApplicationScoped
public class Permissions implements RolePermissions {
  private static final String EVERY_OTHER_ROLE = "*";
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @PersistenceContext(unitName = "gatehouse")
  private EntityManager entities;

  @Inject private Clock clock;
  private volatile Names names = new Names(Map.of(), Instant.MIN);

  private record Names(Map<Integer, String> byId, Instant read) {}

  @Override
  public List<Integer> ofRole(String role) {
    List<PermissionEntity> all = read();
    boolean known = all.stream().anyMatch(permission -> permission.roles().contains(role));
    String key = known ? role : EVERY_OTHER_ROLE;
    return all.stream()
        .filter(permission -> permission.roles().contains(key))
        .map(PermissionEntity::id)
        .sorted()
        .toList();
  }

  @Override
  public Set<String> names(Collection<Integer> ids) {
    Names current = names;
    boolean unknown = !current.byId().keySet().containsAll(ids);
    if (unknown && current.read().isBefore(clock.instant().minus(PATIENCE))) {
      read();
    }
    Set<String> found = new TreeSet<>();
    ids.forEach(id -> Optional.ofNullable(names.byId().get(id)).ifPresent(found::add));
    return found;
  }

  private List<PermissionEntity> read() {
    List<PermissionEntity> all =
        entities
            .createQuery("SELECT p FROM Permission p ORDER BY p.id", PermissionEntity.class)
            .getResultList();
    Map<Integer, String> byId = new HashMap<>();
    all.forEach(permission -> byId.put(permission.id(), permission.name()));
    names = new Names(Map.copyOf(byId), clock.instant());
    return all;
  }
}
