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
import org.gatehouse.account.Turns;

/**
 * In which of his tenants a user starts when he signs in (mission row A19): chosen by himself, or
 * by an administrator who may change him. A session that goes on stays where it is.
 */
@Stateless
public class DefaultTenants {
  @Inject private Tenants tenants;
  @Inject private Offices offices;
  @Inject private Turns turns;
  @Resource private SessionContext context;

  /** A tenant of a user, and whether he starts there. */
  record Choice(String id, String name, boolean chosen) {}

  @RolesAllowed("**")
  public List<Choice> own() {
    return choices(caller());
  }

  /** False if the caller does not belong there: nothing was changed. */
  @RolesAllowed("**")
  public boolean chooseOwn(String tenantId) {
    return tenants.chooseDefault(caller(), tenantId);
  }

  /**
   * Empty if the caller sees no user with this id.
   *
   * @throws RefusedChangeException for a user of several tenants who is not the caller's to change
   */
  @RolesAllowed({Office.ADMIN, Office.PLATFORM})
  public Optional<List<Choice>> of(String userId) {
    return sees(userId) ? Optional.of(choices(userId)) : Optional.empty();
  }

  /**
   * The tenant; empty if the caller sees no user with this id.
   *
   * @throws RefusedChangeException as above, and for a tenant the user does not belong to
   */
  @RolesAllowed({Office.ADMIN, Office.PLATFORM})
  public Optional<String> choose(String userId, String tenantId) {
    turns.take();
    if (!sees(userId)) {
      return Optional.empty();
    }
    if (!tenants.chooseDefault(userId, tenantId)) {
      throw new RefusedChangeException("NoMember");
    }
    return Optional.of(tenantId);
  }

  private List<Choice> choices(String userId) {
    Optional<String> start = tenants.defaultOf(userId).map(Tenant::id);
    return tenants.of(userId).stream()
        .map(t -> new Choice(t.id(), t.name(), start.filter(t.id()::equals).isPresent()))
        .toList();
  }

  private boolean sees(String userId) {
    return offices.sees(offices.of(caller()), userId);
  }

  private String caller() {
    return context.getCallerPrincipal().getName();
  }
}
