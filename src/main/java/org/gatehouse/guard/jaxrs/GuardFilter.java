package org.gatehouse.guard.jaxrs;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.Method;
import java.util.Optional;
import org.gatehouse.config.AuthConfig;
import org.gatehouse.config.ContainerLogin;
import org.gatehouse.guard.MissingCsrfException;
import org.gatehouse.guard.OwnEndpoints;
import org.gatehouse.guard.Refusals;
import org.gatehouse.guard.RequestSession;
import org.gatehouse.guard.SessionPrincipal;
import org.gatehouse.guard.container.ContainerIdentityExtension;
import org.gatehouse.guard.container.ContainerLoginTrigger;
import org.gatehouse.problem.ProblemDetail;
import org.gatehouse.token.Claims;
import org.gatehouse.trace.Trace.Reason;
import org.gatehouse.trace.Trace.Reason.Kind;

/**
 * Stands in front of every JAX-RS method: asks for a session where the method is protected, sets
 * the security context, and answers 401, 403 or 503 itself, so that no server decides differently.
 */
@Provider
@ApplicationScoped
@Priority(Priorities.AUTHENTICATION)
public class GuardFilter implements ContainerRequestFilter {
  @Context private ResourceInfo resource;
  @Context private HttpServletRequest servletRequest;
  @Context private HttpServletResponse servletResponse;
  @Inject private Gate gate;
  @Inject private JudgedLocators locators;
  @Inject private Refusals refusals;
  @Inject private RequestSession session;
  @Inject private ContainerIdentityExtension containerIdentity;
  @Inject private ContainerLoginTrigger containerLogin;
  @Inject private AuthConfig config;

  @Override
  public void filter(ContainerRequestContext request) {
    try {
      refusal(request).ifPresent(problem -> request.abortWith(Responses.of(problem)));
    } catch (RuntimeException e) {
      request.abortWith(Responses.of(refusals.of(e)));
    }
  }

  private Optional<ProblemDetail> refusal(ContainerRequestContext request) {
    Class<?> type = resource.getResourceClass();
    Method method = resource.getResourceMethod();
    if (!locators.coverWay(request.getUriInfo())) {
      return Optional.of(ProblemDetail.FORBIDDEN);
    }
    Optional<ProblemDetail> refusal = gate.refusal(type, method);
    if (refusal.isPresent()) {
      return refusal;
    }
    boolean container = containerIdentity.needs(type, method);
    if (gate.guarded(type, method) || container) {
      knowCaller(request, container || always());
    } else if (always()) {
      knowCallerOfOpen(request);
    }
    return Optional.empty();
  }

  private void knowCaller(ContainerRequestContext request, boolean container) {
    Optional<Claims> claims = session.claims(this::reason);
    if (claims.isPresent()) {
      request.setSecurityContext(
          new SessionSecurityContext(
              new SessionPrincipal(claims.get(), session.roles()), request.getSecurityContext()));
      if (container) {
        containerLogin.login(servletRequest, servletResponse);
      }
    }
  }

  /** Only what a rule let in without asking is asked for here first. */
  private Reason reason() {
    return new Reason(
        Kind.CONTAINER_IDENTITY,
        "JAX-RS",
        resource.getResourceClass().getSimpleName() + "." + resource.getResourceMethod().getName());
  }

  /** Without proof of its origin the request goes on as nobody's. */
  private void knowCallerOfOpen(ContainerRequestContext request) {
    try {
      knowCaller(request, true);
    } catch (MissingCsrfException e) {
      // asking for the session is refused, as in any open resource
    }
  }

  private boolean always() {
    return config.containerLogin() == ContainerLogin.ALWAYS && !OwnEndpoints.serve(servletRequest);
  }
}
