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
import org.gatehouse.application.KnownSession;
import org.gatehouse.application.UserSessions;
import org.gatehouse.guard.PermissionDeniedException;

/**
 * Lists and ends sessions of others; the container checks the role at every call. Whose an
 * administrator may see and end says {@link Offices}.
 */
@Stateless
@RolesAllowed({Office.ADMIN, Office.PLATFORM})
public class SessionAdministration {
  @Inject private Offices offices;
  @Inject private Users users;
  @Inject private UserSessions sessions;
  @Resource private SessionContext context;

  public boolean ofPlatform() {
    return offices.of(caller()).isPlatform();
  }

  /** The user; empty if the caller knows none with this id. */
  public Optional<User> user(String id) {
    return offices.knows(offices.of(caller()), id) ? users.byId(id) : Optional.empty();
  }

  /**
   * Empty if the caller knows no user with this id.
   *
   * @throws RefusedChangeException for a user of several tenants
   */
  public Optional<List<KnownSession>> list(String userId) {
    return mine(userId).map(user -> sessions.list(user.id()));
  }

  /**
   * The id of the ended session; empty if there is none such of a user whom the caller knows.
   *
   * @throws RefusedChangeException for a user of several tenants
   */
  public Optional<String> end(String userId, String session) {
    return mine(userId).filter(user -> sessions.end(user.id(), session)).map(user -> session);
  }

  /**
   * How many sessions of the user were ended; empty if the caller knows none with this id.
   *
   * @throws RefusedChangeException for a user of several tenants
   */
  public Optional<Integer> endAll(String userId) {
    return mine(userId).map(user -> sessions.endAll(user.id()));
  }

  /** Ends every session of everybody; for the administrator of the platform. */
  public void endEverybody() {
    if (!ofPlatform()) {
      throw new PermissionDeniedException();
    }
    sessions.endEverybody();
  }

  private Optional<User> mine(String userId) {
    return offices.sees(offices.of(caller()), userId) ? users.byId(userId) : Optional.empty();
  }

  private String caller() {
    return context.getCallerPrincipal().getName();
  }
}
