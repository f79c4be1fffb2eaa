package org.gatehouse.portal;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.HttpConstraint;
import jakarta.servlet.annotation.ServletSecurity;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.gatehouse.account.User;
import org.gatehouse.application.KnownSession;
import org.gatehouse.application.PageAnswer;
import org.gatehouse.session.CurrentSession;
import org.gatehouse.session.FormToken;

/**
 * The sessions of a user, to see and to end, and his default tenant; without a user, the end of
 * everybody's, asked for once more. The EJB decides what is allowed.
 */
@WebServlet("/admin/sessions")
@ServletSecurity(@HttpConstraint(rolesAllowed = {Office.ADMIN, Office.PLATFORM}))
public class AdminSessionsServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;
  private static final String PATH = "/admin/sessions";

  @Inject private transient CurrentSession session;
  @Inject private transient FormToken formToken;
  @Inject private transient PortalPages pages;
  @Inject private transient SessionAdministration administration;
  @Inject private transient DefaultTenants defaults;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    answer(request, response, Outcome.of(request, pages.texts()));
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    try {
      pages.seeOther(request, response, change(request));
    } catch (RefusedChangeException e) {
      response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
      answer(request, response, Outcome.refused(pages.texts(), e.code(), e.code()));
    }
  }

  /** Where to go on. */
  private String change(HttpServletRequest request) {
    String user = Optional.ofNullable(request.getParameter("user")).orElse("");
    String one = request.getParameter("session");
    String change = Optional.ofNullable(request.getParameter("change")).orElse("");
    if (change.equals("everybody")) {
      administration.endEverybody();
      return "/";
    }
    if (change.equals("all")) {
      found(administration.endAll(user));
      return path(user) + "&" + Outcome.query("endedAll");
    }
    if (change.equals("start")) {
      String tenant = Optional.ofNullable(request.getParameter("defaultTenant")).orElse("");
      found(defaults.choose(user, tenant));
      return path(user) + "&" + Outcome.query("changed");
    }
    if (one == null) {
      throw new RefusedChangeException("Incomplete");
    }
    found(administration.end(user, one));
    return path(user) + "&" + Outcome.query("ended");
  }

  private void answer(HttpServletRequest request, HttpServletResponse response, Outcome outcome)
      throws IOException {
    String id = request.getParameter("user");
    if (id == null) {
      if (administration.ofPlatform()) {
        show(request, response, outcome, Optional.empty(), List.of(), List.of());
      } else {
        response.sendError(HttpServletResponse.SC_FORBIDDEN);
      }
      return;
    }
    Optional<User> user = administration.user(id);
    if (user.isEmpty()) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    try {
      List<DefaultTenants.Choice> starts = defaults.of(id).orElse(List.of());
      List<KnownSession> sessions = administration.list(id).orElse(List.of());
      show(request, response, outcome, user, starts, sessions);
    } catch (RefusedChangeException e) {
      response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
      Outcome refused = Outcome.refused(pages.texts(), e.code(), e.code());
      show(request, response, refused, user, List.of(), List.of());
    }
  }

  private void show(
      HttpServletRequest request,
      HttpServletResponse response,
      Outcome outcome,
      Optional<User> user,
      List<DefaultTenants.Choice> starts,
      List<KnownSession> sessions)
      throws IOException {
    String path = user.map(User::id).map(AdminSessionsServlet::path).orElse(PATH);
    PortalFrame frame = pages.frame(request, path, session.get());
    AdminSessionsPage page =
        new AdminSessionsPage(
            frame,
            outcome,
            formToken.value(),
            user.map(known -> known.name().orElse(known.username())).orElse(""),
            frame.home() + path,
            starts,
            SessionEntry.all(sessions, pages.texts()));
    pages.write(response, AdminSessionsPageRenderer.of().execute(page), PageAnswer.Need.MODULES);
  }

  private static void found(Optional<?> changed) {
    changed.orElseThrow(() -> new RefusedChangeException("UnknownId"));
  }

  private static String path(String user) {
    return PATH + "?user=" + URLEncoder.encode(user, StandardCharsets.UTF_8);
  }
}
