package org.gatehouse.portal;

import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.gatehouse.account.Invitation;
import org.gatehouse.account.Invitations;
import org.gatehouse.account.Tenant;
import org.gatehouse.account.Tenants;
import org.gatehouse.account.Turns;
import org.gatehouse.account.User;
import org.gatehouse.account.Users;
import org.gatehouse.application.Deployment;

/** What the caller was invited to; his agreement makes him a member. */
@Stateless
@RolesAllowed("**")
public class OwnInvitations {
  @Inject private Invitations invitations;
  @Inject private Tenants tenants;
  @Inject private Users users;
  @Inject private Turns turns;
  @Inject private Deployment config;
  @Resource private SessionContext context;

  /** An invitation and the name of its tenant. */
  public record Pending(String id, String tenantId, String tenantName) {}

  public List<Pending> list() {
    return invitations.forUser(caller()).stream()
        .flatMap(invitation -> pending(invitation).stream())
        .toList();
  }

  /**
   * Makes the caller a member; false if he has no such invitation.
   *
   * @throws RefusedChangeException if he is an administrator: his role would count in the new
   *     tenant too, and an administrator of the platform would cease to be one
   */
  public boolean accept(String id) {
    turns.take();
    Optional<Invitation> mine =
        invitations.forUser(caller()).stream().filter(i -> i.id().equals(id)).findFirst();
    if (mine.isEmpty()) {
      return false;
    }
    if (users.byId(caller()).filter(this::mayJoin).isEmpty()) {
      throw new RefusedChangeException("AdministratorStays");
    }
    boolean taken = invitations.answer(caller(), id).isPresent();
    if (taken) {
      tenants.join(mine.get().tenantId(), caller());
    }
    return taken;
  }

  /** False if the caller has no such invitation. */
  public boolean decline(String id) {
    return invitations.answer(caller(), id).isPresent();
  }

  private boolean mayJoin(User user) {
    boolean administers =
        user.role()
            .filter(r -> r.equals(Office.ADMIN) || r.equals(config.platformRole()))
            .isPresent();
    return !user.disabled() && !administers;
  }

  private Optional<Pending> pending(Invitation invitation) {
    return tenants
        .byId(invitation.tenantId())
        .map(Tenant::name)
        .map(name -> new Pending(invitation.id(), invitation.tenantId(), name));
  }

  private String caller() {
    return context.getCallerPrincipal().getName();
  }
}
