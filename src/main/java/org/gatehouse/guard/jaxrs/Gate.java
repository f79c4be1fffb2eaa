package org.gatehouse.guard.jaxrs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.gatehouse.guard.AccessRule;
import org.gatehouse.guard.RequestSession;
import org.gatehouse.problem.ProblemDetail;
import org.gatehouse.token.Claims;
import org.gatehouse.trace.Trace.Reason;

/** Judges the caller by the rule of a method; asks for a session only where the rule needs one. */
@ApplicationScoped
class Gate {
  private final Map<Key, Target> targets = new ConcurrentHashMap<>();

  @Inject private RequestSession session;

  /** An inherited method belongs to several classes, each with a rule of its own. */
  private record Key(Class<?> type, Method method) {}

  /** What is known of a method after its first call. */
  private record Target(AccessRule rule, Set<String> permissions) {}

  /** Whether the rule of the method lets in only some. */
  boolean guarded(Class<?> type, Method method) {
    return target(type, method).rule() instanceof AccessRule.Roles;
  }

  /**
   * Why the caller may not; empty if he may.
   *
   * @param type class of the resource
   */
  Optional<ProblemDetail> refusal(Class<?> type, Method method) {
    Target target = target(type, method);
    if (target.rule() instanceof AccessRule.Everybody) {
      return Optional.empty();
    }
    if (!(target.rule() instanceof AccessRule.Roles roles)) {
      return Optional.of(ProblemDetail.FORBIDDEN);
    }
    String rule = target.permissions().isEmpty() ? "@RolesAllowed" : "@RequiresPermission";
    Optional<Claims> claims = session.claims(() -> Reason.rule(rule, type, method));
    if (claims.isEmpty()) {
      return Optional.of(ProblemDetail.UNAUTHENTICATED);
    }
    boolean allowed =
        roles.names().contains(AccessRule.ANY_USER)
            || session.roles().stream().anyMatch(roles.names()::contains);
    boolean permitted = target.permissions().isEmpty() || session.permits(target.permissions());
    return allowed && permitted ? Optional.empty() : Optional.of(ProblemDetail.FORBIDDEN);
  }

  private Target target(Class<?> type, Method method) {
    Key key = new Key(type, method);
    Target known = targets.get(key);
    return known != null
        ? known
        : targets.computeIfAbsent(
            key,
            k -> new Target(AccessRule.of(type, method), AccessRule.permissions(type, method)));
  }
}
