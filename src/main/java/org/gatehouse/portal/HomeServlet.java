package org.gatehouse.portal;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.gatehouse.config.AuthConfig;
import org.gatehouse.config.PublicUrl;
import org.gatehouse.session.CurrentSession;
import org.gatehouse.session.Session;
import org.gatehouse.web.InlineStyle;

/** The portal's front page: a server-rendered page that reads the session. */
@WebServlet("")
public class HomeServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;
  private static final InlineStyle STYLE = InlineStyle.read("/org/gatehouse/portal/portal.css");

  @Inject private transient CurrentSession session;
  @Inject private transient PublicUrl url;
  @Inject private transient AuthConfig config;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Optional<Session> current = session.get();
    HomePage page =
        new HomePage(
            STYLE.text(),
            url.home(request),
            url.action(request, current.isPresent() ? "signout" : "signin"),
            current.map(HomePage.Visitor::of).orElse(null),
            config.development());
    response.setContentType("text/html; charset=utf-8");
    response.setHeader("Content-Security-Policy", STYLE.contentSecurityPolicy());
    response.setHeader("Referrer-Policy", "same-origin");
    response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
    response.setHeader("Cache-Control", "private, no-cache, no-store");
    response.getWriter().write(HomePageRenderer.of().execute(page));
  }
}
