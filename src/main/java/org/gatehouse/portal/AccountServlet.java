package org.gatehouse.portal;

import jakarta.inject.Inject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.servlet.annotation.HttpConstraint;
import jakarta.servlet.annotation.ServletSecurity;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.gatehouse.account.Accounts;
import org.gatehouse.account.Tenants;
import org.gatehouse.config.AuthConfig;
import org.gatehouse.config.PublicUrl;
import org.gatehouse.session.CurrentSession;
import org.gatehouse.session.Session;

/** Name, tenant, linked accounts, and what the session holds; the changes are made by a script. */
@WebServlet("/account")
@ServletSecurity(@HttpConstraint(rolesAllowed = "**"))
public class AccountServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  @Inject private transient CurrentSession session;
  @Inject private transient PortalPages pages;
  @Inject private transient Tenants tenants;
  @Inject private transient Accounts accounts;
  @Inject private transient PublicUrl url;
  @Inject private transient AuthConfig config;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Session current = session.get().orElseThrow();
    String user = current.userText("id").orElse("");
    Optional<String> tenant = current.userText("tenantId");
    List<AccountPage.Linked> linked =
        accounts.of(user).stream()
            .map(a -> new AccountPage.Linked(a.provider(), a.providerAccountId()))
            .toList();
    AccountPage page =
        new AccountPage(
            pages.frame(request, "/account", Optional.of(current)),
            current.userText("firstName").orElse(""),
            current.userText("lastName").orElse(""),
            tenants.of(user).stream()
                .map(
                    t ->
                        new AccountPage.Choice(
                            t.id(), t.name(), tenant.filter(t.id()::equals).isPresent()))
                .toList(),
            linked,
            config.providers().stream()
                .filter(p -> linked.stream().noneMatch(l -> l.provider().equals(p.id())))
                .map(
                    p ->
                        new AccountPage.Linkable(p.name(), url.action(request, "signin/" + p.id())))
                .toList(),
            current.user().entrySet().stream()
                .map(member -> new AccountPage.Fact(member.getKey(), text(member.getValue())))
                .toList());
    pages.write(response, AccountPageRenderer.of().execute(page), true);
  }

  private static String text(JsonValue value) {
    return value instanceof JsonString text ? text.getString() : value.toString();
  }
}
