package org.gatehouse.probe;

import jakarta.inject.Inject;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.gatehouse.session.CurrentSession;

/** Reads the session, and writes its page on a thread of nobody. */
@WebServlet(urlPatterns = "/later", asyncSupported = true)
public class ProbeAsyncServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  @Inject private transient CurrentSession session;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response) {
    String name = session.get().flatMap(s -> s.userText("sub")).orElse("nobody");
    AsyncContext later = request.startAsync();
    new Thread(
            () -> {
              try {
                later.getResponse().getWriter().write(name);
                later.complete();
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            })
        .start();
  }
}
