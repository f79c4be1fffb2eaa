package org.gatehouse.portal;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.HttpConstraint;
import jakarta.servlet.annotation.ServletSecurity;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.gatehouse.account.Invitation;
import org.gatehouse.account.Tenant;
import org.gatehouse.account.User;
import org.gatehouse.application.Deployment;
import org.gatehouse.application.PageAnswer;
import org.gatehouse.application.SealingSecrets;
import org.gatehouse.session.CurrentSession;
import org.gatehouse.session.FormToken;
import org.gatehouse.session.Session;

/**
 * Users, and tenants or invitations, for administrators, changed by forms; the EJBs decide what is
 * allowed. Those of the platform see the secrets too.
 */
@WebServlet("/admin")
@ServletSecurity(@HttpConstraint(rolesAllowed = {Office.ADMIN, Office.PLATFORM}))
public class AdminServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  @Inject private transient CurrentSession session;
  @Inject private transient FormToken formToken;
  @Inject private transient PortalPages pages;
  @Inject private transient Deployment config;
  @Inject private transient UserAdministration users;
  @Inject private transient TenantAdministration tenants;
  @Inject private transient InvitationAdministration invitations;
  @Inject private transient SealingSecrets secrets;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    show(request, response, Outcome.of(request, pages.texts()));
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    try {
      String word = change(request);
      String query = "?offset=" + offset(request) + "&" + Outcome.query(word);
      pages.seeOther(request, response, "/admin" + query);
    } catch (RefusedChangeException e) {
      response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
      show(request, response, Outcome.refused(pages.texts(), e.code(), e.code()));
    }
  }

  private String change(HttpServletRequest request) {
    String change = Optional.ofNullable(request.getParameter("change")).orElse("");
    String user = request.getParameter("user");
    switch (change) {
      case "role":
        return found(users.change(user, UserChange.role(request.getParameter("role"))), "changed");
      case "disable", "enable":
        return found(users.change(user, UserChange.disabled(change.equals("disable"))), "changed");
      case "create":
        tenants.create(tenant(request).orElseThrow(() -> new RefusedChangeException("TenantRule")));
        return "created";
      case "delete":
        Optional<String> id = Optional.ofNullable(request.getParameter("tenant"));
        return found(id.filter(tenants::delete), "removed");
      case "invite":
        invitations.invite(
            Bodies.text(request.getParameter("login"), TenantRules.LONGEST_LOGIN)
                .orElseThrow(() -> new RefusedChangeException("LoginRule")));
        return "invited";
      case "withdraw":
        Optional<String> asked = Optional.ofNullable(request.getParameter("invitation"));
        return found(asked.filter(invitations::withdraw), "withdrawn");
      default:
        throw new RefusedChangeException("Incomplete");
    }
  }

  private void show(HttpServletRequest request, HttpServletResponse response, Outcome outcome)
      throws IOException {
    Session current = session.get().orElseThrow();
    int offset = offset(request);
    List<User> found = users.list(offset, AdminView.PAGE + 1);
    boolean permitted = HomePage.permissions(current).contains("admin");
    boolean ofPlatform = tenants.ofPlatform();
    boolean withTenants = permitted && ofPlatform;
    boolean withInvitations = permitted && !withTenants;
    List<Tenant> all = withTenants ? tenants.list() : List.of();
    List<Invitation> asked = withInvitations ? invitations.list() : List.of();
    PortalFrame frame = pages.frame(request, "/admin", Optional.of(current));
    AdminPage page =
        new AdminPage(
            frame,
            outcome,
            formToken.value(),
            offset,
            AdminView.rows(found, config.roles(), pages.texts()),
            AdminView.pages(frame.home() + "/admin", offset, found.size(), pages.texts()),
            ofPlatform,
            all.stream().map(t -> new AdminPage.TenantRow(t.id(), t.name())).toList(),
            withTenants,
            outcome.failed() ? typed(request, "id") : "",
            outcome.failed() ? typed(request, "name") : "",
            asked.stream().map(i -> new AdminPage.Invited(i.id(), i.login())).toList(),
            withInvitations,
            outcome.failed() ? typed(request, "login") : "",
            withTenants ? AdminView.secrets(secrets.all(), pages.texts()) : List.of(),
            withTenants);
    pages.write(response, AdminPageRenderer.of().execute(page), PageAnswer.Need.MODULES);
  }

  private static Optional<Tenant> tenant(HttpServletRequest request) {
    return TenantRules.tenant(
        Bodies.text(request.getParameter("id"), TenantRules.LONGEST_ID),
        Bodies.text(request.getParameter("name"), TenantRules.LONGEST_NAME));
  }

  private static String typed(HttpServletRequest request, String field) {
    return Bodies.text(request.getParameter(field), TenantRules.LONGEST_NAME).orElse("");
  }

  private static String found(Optional<?> changed, String word) {
    return changed.map(any -> word).orElseThrow(() -> new RefusedChangeException("UnknownId"));
  }

  private static int offset(HttpServletRequest request) {
    String given = request.getParameter("offset");
    return given != null && given.matches("\\d{1,6}") ? Integer.parseInt(given) : 0;
  }
}
