package org.gatehouse.portal;

import jakarta.inject.Inject;
import jakarta.json.JsonArray;
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
import java.util.stream.Collectors;
import org.gatehouse.account.Tenants;
import org.gatehouse.application.OwnSessions;
import org.gatehouse.application.PageAnswer;
import org.gatehouse.application.Picture;
import org.gatehouse.application.SignInWays;
import org.gatehouse.callback.UpdateRefusedException;
import org.gatehouse.json.Json;
import org.gatehouse.session.CurrentSession;
import org.gatehouse.session.FormToken;
import org.gatehouse.session.Session;

/** Name, tenant, ways to sign in, sessions, and what this one holds; the forms change them. */
@WebServlet("/account")
@ServletSecurity(@HttpConstraint(rolesAllowed = "**"))
public class AccountServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  @Inject private transient CurrentSession session;
  @Inject private transient FormToken formToken;
  @Inject private transient PortalPages pages;
  @Inject private transient Tenants tenants;
  @Inject private transient SignInWays ways;
  @Inject private transient AccountForms forms;
  @Inject private transient OwnSessions sessions;
  @Inject private transient DefaultTenants defaults;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    show(request, response, Outcome.of(request, pages.texts()));
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    try {
      pages.seeOther(request, response, "/account?" + Outcome.query(change(request)));
    } catch (UpdateRefusedException e) {
      response.setStatus(e.status());
      show(request, response, Outcome.refused(pages.texts(), e.code(), e.getMessage()));
    }
  }

  private String change(HttpServletRequest request) {
    String provider = request.getParameter("provider");
    String account = request.getParameter("account");
    if (provider != null && account != null) {
      forms.unlink(provider, account);
      return "unlinked";
    }
    String ended = request.getParameter("session");
    if (ended != null) {
      return end(ended);
    }
    if ("others".equals(request.getParameter("change"))) {
      sessions.endOthers();
      return "endedOthers";
    }
    String start = request.getParameter("defaultTenant");
    if (start != null) {
      return start(start);
    }
    var data = Json.PROVIDER.createObjectBuilder();
    for (String name : List.of("firstName", "lastName", "tenantId")) {
      Optional.ofNullable(request.getParameter(name)).ifPresent(text -> data.add(name, text));
    }
    session.update(data.build());
    return request.getParameter("tenantId") == null ? "saved" : "switched";
  }

  private String start(String tenant) {
    if (!defaults.chooseOwn(tenant)) {
      throw UpdateRefusedException.forbidden("TenantRefused", "You do not belong to that tenant.");
    }
    return "startChosen";
  }

  private String end(String id) {
    if (!sessions.end(id)) {
      throw UpdateRefusedException.invalid("UnknownId", "There is no such session.");
    }
    return "ended";
  }

  private void show(HttpServletRequest request, HttpServletResponse response, Outcome outcome)
      throws IOException {
    Session current = session.get().orElseThrow();
    String user = current.userText("id").orElse("");
    Optional<String> tenant = current.userText("tenantId");
    Optional<Picture> picture = pages.picture(current);
    AccountPage page =
        new AccountPage(
            pages.frame(request, "/account", Optional.of(current)),
            outcome,
            formToken.value(),
            AccountPage.Face.of(current, picture),
            typed(request, "firstName", outcome).or(() -> current.userText("firstName")).orElse(""),
            typed(request, "lastName", outcome).or(() -> current.userText("lastName")).orElse(""),
            tenants.of(user).stream()
                .map(
                    t ->
                        new AccountPage.Choice(
                            t.id(), t.name(), tenant.filter(t.id()::equals).isPresent()))
                .toList(),
            defaults.own(),
            ways.linked(),
            forms.linkable(request),
            forms.proof(request).orElse(null),
            SessionEntry.all(sessions.list(), pages.texts()),
            current.user().entrySet().stream()
                .map(member -> new AccountPage.Fact(member.getKey(), text(member.getValue())))
                .toList());
    pages.write(
        response,
        AccountPageRenderer.of().execute(page),
        picture,
        PageAnswer.Need.MODULES,
        PageAnswer.Need.PROVIDERS);
  }

  /** What a refused form had, so that it need not be typed again. */
  private static Optional<String> typed(HttpServletRequest request, String field, Outcome outcome) {
    return outcome.failed() ? Bodies.text(request.getParameter(field), 1000) : Optional.empty();
  }

  private static String text(JsonValue value) {
    if (value instanceof JsonArray array) {
      return array.stream().map(AccountServlet::text).collect(Collectors.joining(", "));
    }
    return value instanceof JsonString text ? text.getString() : value.toString();
  }
}
