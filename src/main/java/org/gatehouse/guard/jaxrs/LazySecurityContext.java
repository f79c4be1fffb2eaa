package org.gatehouse.guard.jaxrs;

import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;
import java.util.Optional;
import org.gatehouse.guard.AccessRule;
import org.gatehouse.guard.RequestSession;
import org.gatehouse.guard.SessionPrincipal;
import org.gatehouse.token.Claims;
import org.gatehouse.trace.Trace.Reason;
import org.gatehouse.trace.Trace.Reason.Kind;

/** The JAX-RS security context of an open resource: asks for a session only when used. */
record LazySecurityContext(RequestSession session, SecurityContext transport)
    implements SecurityContext {
  @Override
  public Principal getUserPrincipal() {
    return claims().map(c -> new SessionPrincipal(c, session.roles())).orElse(null);
  }

  @Override
  public boolean isUserInRole(String role) {
    return claims().isPresent()
        && (AccessRule.ANY_USER.equals(role) || session.roles().contains(role));
  }

  @Override
  public boolean isSecure() {
    return transport.isSecure();
  }

  @Override
  public String getAuthenticationScheme() {
    return claims().isPresent() ? "Session" : null;
  }

  private Optional<Claims> claims() {
    return session.claims(() -> Reason.injected(Kind.INJECTION, "SecurityContext"));
  }
}
