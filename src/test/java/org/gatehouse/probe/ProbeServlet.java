package org.gatehouse.probe;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.gatehouse.session.CurrentSession;

/** A server-rendered page that reads the session. */
@WebServlet("/page")
public class ProbeServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  @Inject private transient CurrentSession session;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String name = session.get().flatMap(s -> s.userText("name")).orElse("nobody");
    if ("cached".equals(request.getQueryString())) {
      response.setHeader("Cache-Control", "private, max-age=60");
    }
    response.getWriter().write(name);
  }
}
