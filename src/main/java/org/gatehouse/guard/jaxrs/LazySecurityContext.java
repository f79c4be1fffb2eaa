package org.gatehouse.guard.jaxrs;

import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;
import org.gatehouse.guard.AccessRule;
import org.gatehouse.guard.RequestSession;
import org.gatehouse.guard.SessionPrincipal;

/** The JAX-RS security context of an open resource: asks for a session only when used. */
record LazySecurityContext(RequestSession session, SecurityContext transport)
    implements SecurityContext {
  @Override
  public Principal getUserPrincipal() {
    return session.claims().map(c -> new SessionPrincipal(c, session.roles())).orElse(null);
  }

  @Override
  public boolean isUserInRole(String role) {
    return session.claims().isPresent()
        && (AccessRule.ANY_USER.equals(role) || session.roles().contains(role));
  }

  @Override
  public boolean isSecure() {
    return transport.isSecure();
  }

  @Override
  public String getAuthenticationScheme() {
    return session.claims().isPresent() ? "Session" : null;
  }
}
