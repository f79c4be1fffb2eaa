package org.gatehouse.guard;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import org.gatehouse.account.Tenants;
import org.gatehouse.session.CurrentTenant;
import org.gatehouse.session.TenantUnavailableException;
import org.gatehouse.token.Claims;
import org.gatehouse.trace.Trace.Reason;
import org.gatehouse.trace.Trace.Reason.Kind;

/** Reads claim {@code tenantId} and makes sure that the membership still holds. */
@RequestScoped
public class RequestTenant implements CurrentTenant {
  @Inject private RequestSession session;
  @Inject private Tenants tenants;

  private String id;

  @Override
  public String id() {
    if (id == null) {
      Claims claims =
          session
              .claims(() -> Reason.injected(Kind.INJECTION, "CurrentTenant"))
              .orElseThrow(PermissionDeniedException::new);
      String user = claims.subject().orElseThrow(TenantUnavailableException::none);
      String tenant = claims.text("tenantId").orElseThrow(() -> without(user));
      if (!tenants.isMember(user, tenant)) {
        throw TenantUnavailableException.gone();
      }
      id = tenant;
    }
    return id;
  }

  /** Who belongs to others was in one that he left. */
  private TenantUnavailableException without(String user) {
    return tenants.of(user).isEmpty()
        ? TenantUnavailableException.none()
        : TenantUnavailableException.gone();
  }
}
