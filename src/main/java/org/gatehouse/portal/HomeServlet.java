package org.gatehouse.portal;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.ServletSecurity;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.gatehouse.application.Addresses;
import org.gatehouse.application.Deployment;
import org.gatehouse.session.CurrentSession;
import org.gatehouse.session.Session;

/** The portal's front page: who I am, what I may open and what not, and why. */
@WebServlet("")
@ServletSecurity
public class HomeServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  @Inject private transient CurrentSession session;
  @Inject private transient Addresses url;
  @Inject private transient Deployment config;
  @Inject private transient PortalPages pages;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Optional<Session> current = session.get();
    HomePage page =
        new HomePage(
            pages.frame(request, "/", current),
            url.action(request, "signin"),
            current.map(s -> HomePage.Visitor.of(s, pages.texts())).orElse(null),
            Door.all(current, pages.texts()),
            config.development());
    pages.write(response, HomePageRenderer.of().execute(page));
  }
}
