package org.gatehouse.guard.servlet;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.gatehouse.cookie.SetCookie;
import org.gatehouse.guard.AnswerCookies;
import org.gatehouse.trace.TraceHeader;

/**
 * Writes the session cookie when a servlet starts its body, redirects or fails. A page that knew
 * the session is cached only if the servlet says so.
 */
class CookieBeforeBody extends HttpServletResponseWrapper {
  private final AnswerCookies own;
  private final Supplier<Optional<String>> trace;

  CookieBeforeBody(
      HttpServletResponse response, AnswerCookies own, Supplier<Optional<String>> trace) {
    super(response);
    this.own = own;
    this.trace = trace;
  }

  void writeCookies() {
    if (isCommitted()) {
      return;
    }
    List<SetCookie> cookies = own.take(); // before the trace, which tells of them
    trace.get().ifPresent(text -> setHeader(TraceHeader.NAME, text));
    cookies.forEach(this::addCookie);
    if (own.session().asked() && !containsHeader("Cache-Control")) {
      setHeader("Cache-Control", "no-store");
    }
  }

  /** A cookie of the library that goes out with a page of one browser. */
  void addCookie(SetCookie cookie) {
    addHeader("Set-Cookie", cookie.header());
    setHeader("Cache-Control", "private, no-cache, no-store");
  }

  @Override
  public ServletOutputStream getOutputStream() throws IOException {
    writeCookies();
    return super.getOutputStream();
  }

  @Override
  public PrintWriter getWriter() throws IOException {
    writeCookies();
    return super.getWriter();
  }

  @Override
  public void flushBuffer() throws IOException {
    writeCookies();
    super.flushBuffer();
  }

  @Override
  public void sendRedirect(String location) throws IOException {
    writeCookies();
    super.sendRedirect(location);
  }

  @Override
  public void sendError(int status) throws IOException {
    writeCookies();
    super.sendError(status);
  }

  @Override
  public void sendError(int status, String message) throws IOException {
    writeCookies();
    super.sendError(status, message);
  }
}
