package org.gatehouse.portal;

import jakarta.servlet.annotation.ServletSecurity;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.gatehouse.application.Texts;
import org.gatehouse.guard.AccessRule;
import org.gatehouse.session.Session;

/**
 * Something to open, and who may: read from the annotations that guard it.
 *
 * @param needs in words
 * @param verdict whether the visitor may, and if not, why
 */
record Door(String path, String needs, boolean open, String verdict) {

  static List<Door> all(Optional<Session> session, Texts texts) {
    return Stream.of(
            of("/api/me", rule(MeResource.class, "me"), session, texts),
            of("/api/projects", rule(ProjectsResource.class, "list").in(true), session, texts),
            of("/api/invitations", rule(InvitationsResource.class, "list"), session, texts),
            of("/api/reports", rule(ReportsResource.class, "reports"), session, texts),
            of("/staff", staff(), session, texts),
            of("/api/admin/users", rule(AdminUsersResource.class, "list"), session, texts),
            of(
                "/api/admin/invitations",
                rule(AdminInvitationsResource.class, "list").in(true),
                session,
                texts),
            of(
                "/api/admin/tenants",
                rule(AdminTenantsResource.class, "list").in(false),
                session,
                texts))
        .toList();
  }

  /**
   * @param tenant whether who enters works in a tenant, or in none; empty if that does not matter
   */
  private record Rule(Set<String> roles, Set<String> permissions, Optional<Boolean> tenant) {
    Rule(Set<String> roles, Set<String> permissions) {
      this(roles, permissions, Optional.empty());
    }

    Rule in(boolean aTenant) {
      return new Rule(roles, permissions, Optional.of(aTenant));
    }
  }

  private static Door of(String path, Rule rule, Optional<Session> session, Texts texts) {
    boolean anybody = rule.roles().contains(AccessRule.ANY_USER);
    String needs =
        anybody
            ? texts.get("needsSignIn")
            : texts.get("needsRole") + " " + String.join(", ", new TreeSet<>(rule.roles()));
    if (!rule.permissions().isEmpty()) {
      needs += ", " + texts.get("needsPermission") + " " + String.join(", ", rule.permissions());
    }
    Optional<String> obstacle = obstacle(rule, anybody, session, texts);
    return new Door(
        path,
        needs,
        obstacle.isEmpty(),
        obstacle.map(why -> texts.get("closed") + ": " + why).orElse(texts.get("open")));
  }

  private static Optional<String> obstacle(
      Rule rule, boolean anybody, Optional<Session> session, Texts texts) {
    if (session.isEmpty()) {
      return Optional.of(texts.get("becauseNobody"));
    }
    String role = session.get().userText("role").orElse("-");
    if (!anybody && !rule.roles().contains(role)) {
      return Optional.of(texts.get("becauseRole") + " " + role);
    }
    Set<String> missing = new TreeSet<>(rule.permissions());
    missing.removeAll(HomePage.permissions(session.get()));
    if (!missing.isEmpty()) {
      return Optional.of(texts.get("becausePermission") + " " + String.join(", ", missing));
    }
    boolean inTenant = session.get().userText("tenantId").isPresent();
    return rule.tenant()
        .filter(wanted -> wanted != inTenant)
        .map(wanted -> texts.get(wanted ? "becauseNoTenant" : "becauseTenant"));
  }

  private static Rule rule(Class<?> type, String method) {
    return Stream.of(type.getMethods())
        .filter(candidate -> candidate.getName().equals(method))
        .findFirst()
        .map(
            found -> {
              AccessRule access = AccessRule.of(type, found);
              Set<String> roles =
                  access instanceof AccessRule.Roles some ? some.names() : Set.<String>of();
              return new Rule(roles, AccessRule.permissions(type, found));
            })
        .orElseThrow();
  }

  private static Rule staff() {
    var security = StaffServlet.class.getAnnotation(ServletSecurity.class);
    return new Rule(Set.of(security.value().rolesAllowed()), Set.of());
  }
}
