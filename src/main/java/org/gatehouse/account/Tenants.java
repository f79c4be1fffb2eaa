package org.gatehouse.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;
import org.gatehouse.config.AuthConfig;
import org.gatehouse.database.DatabaseCalls;
import org.gatehouse.revocation.Revocations;

/**
 * Tenants and who belongs to them. Reads work anywhere; changes need the transaction of a calling
 * EJB, which takes its turn before it ends a membership ({@link Turns}).
 */
@DatabaseCalls
@ApplicationScoped
public class Tenants implements Memberships {
  @PersistenceContext(unitName = "gatehouse")
  private EntityManager entities;

  @Inject private Users users;
  @Inject private AuthConfig config;
  @Inject private Revocations revocations;

  public Optional<Tenant> byId(String tenantId) {
    return Optional.ofNullable(entities.find(TenantEntity.class, tenantId))
        .map(TenantEntity::toTenant);
  }

  /** In the order of their names; at most {@code limit}. */
  public List<Tenant> page(int offset, int limit) {
    return entities
        .createQuery("SELECT t FROM Tenant t ORDER BY t.name, t.id", TenantEntity.class)
        .setFirstResult(offset)
        .setMaxResults(limit)
        .getResultStream()
        .map(TenantEntity::toTenant)
        .toList();
  }

  /** The tenants a user belongs to, in the order of their names. */
  public List<Tenant> of(String userId) {
    return entities
        .createQuery(
            "SELECT t FROM Tenant t, Membership m WHERE m.tenantId = t.id AND m.userId = :user"
                + " ORDER BY t.name, t.id",
            TenantEntity.class)
        .setParameter("user", userId)
        .getResultStream()
        .map(TenantEntity::toTenant)
        .toList();
  }

  @Override
  public Optional<Tenant> defaultOf(String userId) {
    List<Tenant> all = of(userId);
    Optional<String> chosen =
        Optional.ofNullable(entities.find(UserEntity.class, userId))
            .flatMap(UserEntity::defaultTenant);
    return all.stream()
        .filter(tenant -> chosen.filter(tenant.id()::equals).isPresent())
        .findFirst()
        .or(() -> all.stream().findFirst());
  }

  @Override
  public boolean isMember(String userId, String tenantId) {
    return entities.find(MembershipEntity.class, new MembershipEntity.Key(tenantId, userId))
        != null;
  }

  public void create(Tenant tenant) {
    entities.persist(new TenantEntity(tenant));
    entities.flush();
  }

  /** The renamed tenant; empty if there is none with this id. */
  public Optional<Tenant> rename(String tenantId, String name) {
    Optional<TenantEntity> found = Optional.ofNullable(entities.find(TenantEntity.class, tenantId));
    found.ifPresent(tenant -> tenant.rename(name));
    return found.map(TenantEntity::toTenant);
  }

  /**
   * Removes a tenant and its memberships, as {@link #leave} does; false if there is none with this
   * id.
   */
  public boolean delete(String tenantId) {
    List<String> administrators =
        entities
            .createQuery(
                "SELECT u.id FROM User u, Membership m WHERE m.userId = u.id"
                    + " AND m.tenantId = :tenant AND u.role = :role ORDER BY u.id",
                String.class)
            .setParameter("tenant", tenantId)
            .setParameter("role", config.platformRole())
            .getResultList();
    List<String> members =
        entities
            .createQuery(
                "SELECT m.userId FROM Membership m WHERE m.tenantId = :tenant ORDER BY m.userId",
                String.class)
            .setParameter("tenant", tenantId)
            .getResultList();
    entities
        .createQuery("DELETE FROM Membership m WHERE m.tenantId = :tenant")
        .setParameter("tenant", tenantId)
        .executeUpdate();
    administrators.forEach(this::withdrawPlatformRole);
    members.forEach(revocations::userChanged);
    return entities
            .createQuery("DELETE FROM Tenant t WHERE t.id = :tenant")
            .setParameter("tenant", tenantId)
            .executeUpdate()
        == 1;
  }

  /** Takes effect on the user's live sessions. */
  public void join(String tenantId, String userId) {
    place(tenantId, userId);
    revocations.userChanged(userId);
  }

  /** As {@link #join}, for a user who was just made and has no session. */
  public void place(String tenantId, String userId) {
    entities.merge(new MembershipEntity(tenantId, userId));
    entities.flush();
  }

  /**
   * Ends a membership. Who then belongs to no tenant loses {@code auth.platform-role}: what it
   * meant inside a tenant must not come to mean the platform.
   */
  public void leave(String tenantId, String userId) {
    int left =
        entities
            .createQuery("DELETE FROM Membership m WHERE m.tenantId = :tenant AND m.userId = :user")
            .setParameter("tenant", tenantId)
            .setParameter("user", userId)
            .executeUpdate();
    if (left > 0) {
      withdrawPlatformRole(userId);
      revocations.userChanged(userId);
    }
  }

  private void withdrawPlatformRole(String userId) {
    if (of(userId).isEmpty()) {
      users.withdrawRole(userId, config.platformRole());
    }
  }

  /**
   * Makes a tenant the one this user starts in, from the next sign-in on; false if he does not
   * belong there.
   */
  public boolean chooseDefault(String userId, String tenantId) {
    if (!isMember(userId, tenantId)) {
      return false;
    }
    UserEntity user = entities.find(UserEntity.class, userId, LockModeType.PESSIMISTIC_WRITE);
    user.chooseDefaultTenant(tenantId);
    return true;
  }
}
