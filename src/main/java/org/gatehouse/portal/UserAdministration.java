package org.gatehouse.portal;

import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.gatehouse.account.Tenant;
import org.gatehouse.account.Tenants;
import org.gatehouse.account.User;
import org.gatehouse.account.Users;
import org.gatehouse.config.AuthConfig;
import org.gatehouse.session.CurrentTenant;
import org.gatehouse.session.TenantUnavailableException;
import org.gatehouse.store.SessionStore;

/**
 * Reads and changes users; the container checks the role at every call. One sees the users of the
 * current tenant and those of none.
 */
@Stateless
@RolesAllowed("ADMIN")
public class UserAdministration {
  @Inject private Users users;
  @Inject private Tenants tenants;
  @Inject private CurrentTenant tenant;
  @Inject private SessionStore sessions;
  @Inject private AuthConfig config;
  @Resource private SessionContext context;

  public List<User> list(int offset, int limit) {
    return users.page(currentTenant(), offset, limit);
  }

  /**
   * The changed user; empty if the caller sees none with this id.
   *
   * @throws RefusedChangeException for an unknown role, for a user who belongs to a tenant that the
   *     caller does not, or if an administrator would lock out himself
   */
  public Optional<User> change(String id, UserChange change) {
    if (change.role().isPresent() && !config.roles().contains(change.role().get())) {
      throw new RefusedChangeException("UnknownRole");
    }
    if (!visible(id)) {
      return Optional.empty();
    }
    boolean self = caller().equals(id);
    boolean loses =
        change.disabled().orElse(false)
            || change.role().filter(r -> !r.equals("ADMIN")).isPresent();
    if (self && loses) {
      throw new RefusedChangeException("OwnAccount");
    }
    if (!self && tenants.of(id).stream().anyMatch(t -> !tenants.isMember(caller(), t.id()))) {
      throw new RefusedChangeException("ForeignTenant");
    }
    return users.change(id, change.role(), change.disabled());
  }

  /** How many sessions of the user were ended; empty if the caller sees none with this id. */
  public Optional<Integer> endSessions(String id) {
    return visible(id) ? Optional.of(sessions.endAll(id, Optional.empty())) : Optional.empty();
  }

  private boolean visible(String id) {
    List<Tenant> theirs = tenants.of(id);
    Optional<String> current = currentTenant();
    return theirs.isEmpty()
        || theirs.stream().anyMatch(t -> current.filter(t.id()::equals).isPresent());
  }

  private Optional<String> currentTenant() {
    try {
      return Optional.of(tenant.id());
    } catch (TenantUnavailableException e) {
      if (e.isGone()) {
        throw e;
      }
      return Optional.empty();
    }
  }

  private String caller() {
    return context.getCallerPrincipal().getName();
  }
}
