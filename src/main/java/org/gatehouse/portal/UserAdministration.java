package org.gatehouse.portal;

import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.gatehouse.account.Turns;
import org.gatehouse.account.User;
import org.gatehouse.account.Users;
import org.gatehouse.application.Deployment;

/**
 * Reads and changes users; the container checks the role at every call. A tenant's administrator
 * sees the users of the current tenant, the platform's sees all. A role counts in every tenant of a
 * user, so whoever belongs to several is changed by the platform's administrator only.
 */
@Stateless
@RolesAllowed({Office.ADMIN, Office.PLATFORM})
public class UserAdministration {
  @Inject private Users users;
  @Inject private Offices offices;
  @Inject private Turns turns;
  @Inject private Deployment config;
  @Resource private SessionContext context;

  public List<User> list(int offset, int limit) {
    return offices.of(caller()) instanceof Office.OfTenant office
        ? users.members(office.tenantId(), offset, limit)
        : users.page(offset, limit);
  }

  /**
   * The changed user; empty if the caller sees none with this id.
   *
   * @throws RefusedChangeException for a role that is unknown or not the caller's to give, for a
   *     user of several tenants, or if an administrator would lock out himself
   */
  public Optional<User> change(String id, UserChange change) {
    turns.take();
    Office office = offices.of(caller());
    if (change.role().filter(role -> !mayGive(office, role)).isPresent()) {
      throw new RefusedChangeException("UnknownRole");
    }
    if (!offices.sees(office, id)) {
      return Optional.empty();
    }
    boolean loses =
        change.disabled().orElse(false)
            || change
                .role()
                .filter(role -> !users.byId(id).flatMap(User::role).equals(Optional.of(role)))
                .isPresent();
    if (caller().equals(id) && loses) {
      throw new RefusedChangeException("OwnAccount");
    }
    return users.change(id, change.role(), change.disabled());
  }

  /**
   * The platform's role is given by its administrator, unless it has another meaning in a tenant.
   */
  private boolean mayGive(Office office, String role) {
    boolean platformOnly = role.equals(config.platformRole()) && !role.equals(Office.ADMIN);
    return config.roles().contains(role) && (office.isPlatform() || !platformOnly);
  }

  private String caller() {
    return context.getCallerPrincipal().getName();
  }
}
