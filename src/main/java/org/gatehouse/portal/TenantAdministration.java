package org.gatehouse.portal;

import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import org.gatehouse.account.Tenant;
import org.gatehouse.account.Tenants;
import org.gatehouse.account.Turns;
import org.gatehouse.account.Users;
import org.gatehouse.guard.PermissionDeniedException;
import org.gatehouse.guard.RequiresPermission;

/**
 * Tenants, and who belongs to them. The platform's administrator makes and removes tenants and
 * places people; a tenant's administrator lets members of the current one go.
 */
@Stateless
@RolesAllowed({Office.ADMIN, Office.PLATFORM})
@RequiresPermission("admin")
public class TenantAdministration {
  private static final int MOST = 1000;

  @Inject private Tenants tenants;
  @Inject private Users users;
  @Inject private Offices offices;
  @Inject private Turns turns;
  @Resource private SessionContext context;

  public boolean ofPlatform() {
    return offices.of(caller()).isPlatform();
  }

  public List<Tenant> list() {
    needPlatform();
    return tenants.page(0, MOST);
  }

  /**
   * The new tenant, without members.
   *
   * @throws RefusedChangeException if the id is taken, or there are too many tenants
   */
  public Tenant create(Tenant tenant) {
    turns.take();
    needPlatform();
    if (tenants.byId(tenant.id()).isPresent()) {
      throw new RefusedChangeException("IdTaken");
    }
    if (tenants.page(0, MOST).size() == MOST) {
      throw new RefusedChangeException("TooManyTenants");
    }
    tenants.create(tenant);
    return tenant;
  }

  /** False if there is no such tenant. */
  public boolean rename(String tenantId, String name) {
    needPlatform();
    return tenants.rename(tenantId, name).isPresent();
  }

  /** False if there is no such tenant. */
  public boolean delete(String tenantId) {
    turns.take();
    needPlatform();
    return tenants.delete(tenantId);
  }

  /**
   * Makes a user a member without asking him; false if there is no such tenant or user.
   *
   * @throws RefusedChangeException if the caller would place himself, and so leave the platform
   */
  public boolean place(String tenantId, String userId) {
    turns.take();
    needPlatform();
    refuseOneself(userId);
    boolean both = tenants.byId(tenantId).isPresent() && users.byId(userId).isPresent();
    if (both) {
      tenants.join(tenantId, userId);
    }
    return both;
  }

  /**
   * Ends a membership; false if there is none, or not in a tenant of the caller's.
   *
   * @throws RefusedChangeException if the caller would leave himself
   */
  public boolean remove(String tenantId, String userId) {
    turns.take();
    boolean mine =
        !(offices.of(caller()) instanceof Office.OfTenant office)
            || office.tenantId().equals(tenantId);
    if (!mine || !tenants.isMember(userId, tenantId)) {
      return false;
    }
    refuseOneself(userId);
    tenants.leave(tenantId, userId);
    return true;
  }

  private void refuseOneself(String userId) {
    if (caller().equals(userId)) {
      throw new RefusedChangeException("OwnAccount");
    }
  }

  private void needPlatform() {
    if (!ofPlatform()) {
      throw new PermissionDeniedException();
    }
  }

  private String caller() {
    return context.getCallerPrincipal().getName();
  }
}
