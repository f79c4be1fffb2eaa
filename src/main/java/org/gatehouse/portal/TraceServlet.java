package org.gatehouse.portal;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.ServletSecurity;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.gatehouse.session.CurrentSession;
import org.gatehouse.trace.TraceLog;

/** The last requests of this browser as a picture; in production there is no such page. */
@WebServlet("/trace")
@ServletSecurity
public class TraceServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  @Inject private transient TraceLog log;
  @Inject private transient PortalPages pages;
  @Inject private transient CurrentSession session;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (!log.on()) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    String browser = browser(request).orElseGet(() -> UUID.randomUUID().toString());
    log.begin(browser);
    String path = request.getContextPath().isEmpty() ? "/" : request.getContextPath();
    response.addHeader(
        "Set-Cookie",
        TraceLog.COOKIE + "=" + browser + "; Path=" + path + "; HttpOnly; SameSite=Lax");
    List<TraceLog.Entry> entries =
        log.of(browser).stream().filter(entry -> !entry.path().endsWith("/trace")).toList();
    List<TracePage.Request> requests = TraceView.requests(entries, pages.texts());
    TracePage page =
        new TracePage(
            pages.frame(request, "/trace", session.get()),
            requests.stream().limit(1).toList(),
            TraceView.matrix(entries),
            requests.stream().skip(1).toList());
    pages.write(response, TracePageRenderer.of().execute(page));
  }

  private static Optional<String> browser(HttpServletRequest request) {
    Stream<Cookie> cookies =
        request.getCookies() == null ? Stream.empty() : Arrays.stream(request.getCookies());
    return cookies
        .filter(cookie -> cookie.getName().equals(TraceLog.COOKIE))
        .map(Cookie::getValue)
        .filter(value -> value.matches("[0-9a-f-]{36}"))
        .findFirst();
  }
}
