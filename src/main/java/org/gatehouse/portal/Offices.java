package org.gatehouse.portal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.gatehouse.account.Tenant;
import org.gatehouse.account.Tenants;
import org.gatehouse.account.User;
import org.gatehouse.account.Users;
import org.gatehouse.application.Deployment;
import org.gatehouse.guard.PermissionDeniedException;
import org.gatehouse.session.CurrentTenant;

/**
 * Who holds which office, by the database of now: the session may still carry a role that was taken
 * away. The platform's needs {@code auth.platform-role} and no tenant at all.
 */
@ApplicationScoped
class Offices {
  @Inject private Users users;
  @Inject private Tenants tenants;
  @Inject private CurrentTenant tenant;
  @Inject private Deployment config;

  /**
   * The office of the signed-in user.
   *
   * @throws PermissionDeniedException if he holds none
   * @throws org.gatehouse.session.TenantUnavailableException if he has no tenant to work in
   */
  Office of(String callerId) {
    User caller =
        users
            .byId(callerId)
            .filter(user -> !user.disabled())
            .orElseThrow(PermissionDeniedException::new);
    if (has(caller, config.platformRole()) && tenants.of(callerId).isEmpty()) {
      return new Office.Platform();
    }
    if (!has(caller, Office.ADMIN)) {
      throw new PermissionDeniedException();
    }
    return new Office.OfTenant(tenant.id());
  }

  /** Whether an office is of this user: the platform's of all, a tenant's of its members. */
  boolean knows(Office office, String userId) {
    return !(office instanceof Office.OfTenant mine) || theirs(userId).contains(mine.tenantId());
  }

  /**
   * Whether this user is the office's to change, as {@link #knows}.
   *
   * @throws RefusedChangeException for a member who belongs to other tenants too
   */
  boolean sees(Office office, String userId) {
    if (!(office instanceof Office.OfTenant mine)) {
      return true;
    }
    List<String> theirs = theirs(userId);
    if (!theirs.contains(mine.tenantId())) {
      return false;
    }
    if (theirs.size() > 1) {
      throw new RefusedChangeException("ForeignTenant");
    }
    return true;
  }

  private List<String> theirs(String userId) {
    return tenants.of(userId).stream().map(Tenant::id).toList();
  }

  private static boolean has(User user, String role) {
    return user.role().filter(role::equals).isPresent();
  }
}
