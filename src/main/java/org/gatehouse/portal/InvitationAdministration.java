package org.gatehouse.portal;

import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import org.gatehouse.account.Invitation;
import org.gatehouse.account.Invitations;
import org.gatehouse.account.Turns;
import org.gatehouse.guard.RequiresPermission;
import org.gatehouse.session.TenantUnavailableException;

/**
 * Whom the current tenant asked in. Nothing here depends on whether the name or address is
 * somebody's, and nobody becomes a member by it.
 */
@Stateless
@RolesAllowed({Office.ADMIN, Office.PLATFORM})
@RequiresPermission("admin")
public class InvitationAdministration {
  @Inject private Invitations invitations;
  @Inject private Offices offices;
  @Inject private Turns turns;
  @Resource private SessionContext context;

  /** In the order of names and addresses; at most 100. */
  public List<Invitation> list() {
    return invitations.of(tenant());
  }

  /**
   * Asks somebody in, by user name or e-mail address.
   *
   * @throws RefusedChangeException if too many wait for an answer
   */
  public Invitation invite(String login) {
    turns.take();
    return invitations
        .invite(tenant(), login, context.getCallerPrincipal().getName())
        .orElseThrow(() -> new RefusedChangeException("TooManyInvitations"));
  }

  /** False if the current tenant has no such invitation. */
  public boolean withdraw(String id) {
    return invitations.withdraw(tenant(), id);
  }

  private String tenant() {
    if (offices.of(context.getCallerPrincipal().getName()) instanceof Office.OfTenant office) {
      return office.tenantId();
    }
    throw TenantUnavailableException.none();
  }
}
