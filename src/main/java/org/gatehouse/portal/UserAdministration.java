package org.gatehouse.portal;

import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.gatehouse.account.User;
import org.gatehouse.account.Users;
import org.gatehouse.config.AuthConfig;

/** Reads and changes users; the container checks the role at every call. */
@Stateless
@RolesAllowed("ADMIN")
public class UserAdministration {
  @Inject private Users users;
  @Inject private AuthConfig config;
  @Resource private SessionContext context;

  public List<User> list(int offset, int limit) {
    return users.page(offset, limit);
  }

  /**
   * The changed user; empty if there is none with this id.
   *
   * @throws RefusedChangeException for an unknown role, or if an administrator would lock out
   *     himself
   */
  public Optional<User> change(String id, UserChange change) {
    if (change.role().isPresent() && !config.roles().contains(change.role().get())) {
      throw new RefusedChangeException("role is none of auth.roles.");
    }
    boolean self = context.getCallerPrincipal().getName().equals(id);
    boolean loses =
        change.disabled().orElse(false)
            || change.role().filter(r -> !r.equals("ADMIN")).isPresent();
    if (self && loses) {
      throw new RefusedChangeException("Another administrator must change your own account.");
    }
    return users.change(id, change.role(), change.disabled());
  }
}
