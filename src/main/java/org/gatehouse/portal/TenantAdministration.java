package org.gatehouse.portal;

import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import org.gatehouse.account.Tenant;
import org.gatehouse.account.Tenants;
import org.gatehouse.account.Users;
import org.gatehouse.guard.RequiresPermission;

/**
 * Tenants for their administrators: one sees and changes those one belongs to, and no others. Who
 * makes a tenant belongs to it.
 */
@Stateless
@RolesAllowed("ADMIN")
@RequiresPermission("admin")
public class TenantAdministration {
  private static final int MOST = 1000;

  @Inject private Tenants tenants;
  @Inject private Users users;
  @Resource private SessionContext context;

  public List<Tenant> list() {
    return tenants.of(caller());
  }

  /**
   * The new tenant.
   *
   * @throws RefusedChangeException if the id is taken, or the caller has too many
   */
  public Tenant create(Tenant tenant) {
    if (tenants.byId(tenant.id()).isPresent()) {
      throw new RefusedChangeException("IdTaken");
    }
    if (tenants.of(caller()).size() >= MOST) {
      throw new RefusedChangeException("TooManyTenants");
    }
    tenants.create(tenant);
    tenants.join(tenant.id(), caller());
    return tenant;
  }

  /** False if the caller does not belong to such a tenant. */
  public boolean rename(String tenantId, String name) {
    return mine(tenantId) && tenants.rename(tenantId, name).isPresent();
  }

  /** False if the caller does not belong to such a tenant. */
  public boolean delete(String tenantId) {
    return mine(tenantId) && tenants.delete(tenantId);
  }

  /** False if the caller may not see the tenant or the user. */
  public boolean join(String tenantId, String userId) {
    boolean visible = mine(tenantId) && users.byId(userId).isPresent() && mayKnow(userId);
    if (visible) {
      tenants.join(tenantId, userId);
    }
    return visible;
  }

  /** False if the caller may not see the tenant. */
  public boolean leave(String tenantId, String userId) {
    boolean visible = mine(tenantId);
    if (visible) {
      tenants.leave(tenantId, userId);
    }
    return visible;
  }

  private boolean mine(String tenantId) {
    return tenants.isMember(caller(), tenantId);
  }

  /** Users of no tenant, and those of one of the caller's. */
  private boolean mayKnow(String userId) {
    List<Tenant> theirs = tenants.of(userId);
    return theirs.isEmpty() || theirs.stream().anyMatch(tenant -> mine(tenant.id()));
  }

  private String caller() {
    return context.getCallerPrincipal().getName();
  }
}
