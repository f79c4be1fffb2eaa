package org.gatehouse.portal;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.HttpConstraint;
import jakarta.servlet.annotation.ServletSecurity;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.TreeSet;
import org.gatehouse.config.AuthConfig;
import org.gatehouse.session.CurrentSession;

/** Users and tenants for administrators; a script reads and changes them by the API. */
@WebServlet("/admin")
@ServletSecurity(@HttpConstraint(rolesAllowed = "ADMIN"))
public class AdminServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  @Inject private transient CurrentSession session;
  @Inject private transient PortalPages pages;
  @Inject private transient AuthConfig config;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    AdminPage page =
        new AdminPage(
            pages.frame(request, "/admin", session.get()),
            String.join(" ", new TreeSet<>(config.roles())));
    pages.write(response, AdminPageRenderer.of().execute(page), true);
  }
}
