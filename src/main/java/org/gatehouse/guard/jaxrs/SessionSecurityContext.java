package org.gatehouse.guard.jaxrs;

import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;
import org.gatehouse.guard.AccessRule;
import org.gatehouse.guard.SessionPrincipal;

/** The JAX-RS security context of a signed-in user. */
record SessionSecurityContext(SessionPrincipal principal, SecurityContext transport)
    implements SecurityContext {
  @Override
  public Principal getUserPrincipal() {
    return principal;
  }

  @Override
  public boolean isUserInRole(String role) {
    return AccessRule.ANY_USER.equals(role) || principal.getGroups().contains(role);
  }

  @Override
  public boolean isSecure() {
    return transport.isSecure();
  }

  @Override
  public String getAuthenticationScheme() {
    return "Session";
  }
}
