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
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.gatehouse.config.AuthConfig;
import org.gatehouse.config.ContainerLogin;
import org.gatehouse.guard.AccessRule;
import org.gatehouse.guard.Failures;
import org.gatehouse.guard.MissingCsrfException;
import org.gatehouse.guard.RequestSession;
import org.gatehouse.guard.SessionPrincipal;
import org.gatehouse.guard.container.ContainerIdentityExtension;
import org.gatehouse.guard.container.ContainerLoginTrigger;
import org.gatehouse.pipeline.CallbackFailedException;
import org.gatehouse.problem.ProblemDetail;
import org.gatehouse.token.Claims;

/**
 * Stands in front of every JAX-RS method: asks for a session where the method is protected, sets
 * the security context, and answers 401, 403 or 503 itself, so that no server decides differently.
 */
@Provider
@ApplicationScoped
@Priority(Priorities.AUTHENTICATION)
public class GuardFilter implements ContainerRequestFilter {
  private final Map<Key, Target> targets = new ConcurrentHashMap<>();

  @Context private ResourceInfo resource;
  @Context private HttpServletRequest servletRequest;
  @Context private HttpServletResponse servletResponse;
  @Inject private RequestSession session;
  @Inject private ContainerIdentityExtension containerIdentity;
  @Inject private ContainerLoginTrigger containerLogin;
  @Inject private AuthConfig config;

  /** An inherited method belongs to several classes, each with a rule of its own. */
  private record Key(Class<?> type, Method method) {}

  /** What is known of a method after its first call. */
  private record Target(AccessRule rule, Set<String> permissions, boolean needsContainer) {}

  @Override
  public void filter(ContainerRequestContext request) {
    try {
      refusal(request).ifPresent(problem -> request.abortWith(Responses.of(problem)));
    } catch (CallbackFailedException e) {
      Failures.log(e);
      request.abortWith(Responses.of(ProblemDetail.CALLBACK_FAILED));
    } catch (MissingCsrfException e) {
      request.abortWith(Responses.of(ProblemDetail.CSRF));
    }
  }

  private Optional<ProblemDetail> refusal(ContainerRequestContext request) {
    Target target = target();
    boolean guarded = target.rule() instanceof AccessRule.Roles;
    if (target.rule() instanceof AccessRule.Nobody
        || target.rule() instanceof AccessRule.Unannotated) {
      return Optional.of(ProblemDetail.FORBIDDEN);
    }
    if (!guarded && !target.needsContainer()) {
      request.setSecurityContext(new LazySecurityContext(session, request.getSecurityContext()));
      return Optional.empty();
    }
    Optional<Claims> claims = session.claims();
    if (claims.isPresent()) {
      request.setSecurityContext(
          new SessionSecurityContext(
              new SessionPrincipal(claims.get(), session.roles()), request.getSecurityContext()));
    }
    if (target.rule() instanceof AccessRule.Roles roles) {
      if (claims.isEmpty()) {
        return Optional.of(ProblemDetail.UNAUTHENTICATED);
      }
      if (roles.names().stream().noneMatch(request.getSecurityContext()::isUserInRole)) {
        return Optional.of(ProblemDetail.FORBIDDEN);
      }
      if (!target.permissions().isEmpty()
          && !session.permissions().containsAll(target.permissions())) {
        return Optional.of(ProblemDetail.FORBIDDEN);
      }
    }
    if (claims.isPresent() && target.needsContainer()) {
      containerLogin.login(servletRequest, servletResponse);
    }
    return Optional.empty();
  }

  private Target target() {
    Key key = new Key(resource.getResourceClass(), resource.getResourceMethod());
    Target known = targets.get(key);
    return known != null ? known : targets.computeIfAbsent(key, this::examine);
  }

  private Target examine(Key key) {
    boolean always = config.containerLogin() == ContainerLogin.ALWAYS;
    return new Target(
        AccessRule.of(key.type(), key.method()),
        AccessRule.permissions(key.type(), key.method()),
        always || containerIdentity.needs(key.type(), key.method()));
  }
}
