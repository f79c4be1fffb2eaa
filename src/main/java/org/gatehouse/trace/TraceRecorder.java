package org.gatehouse.trace;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;

/** Puts a finished request into the log of its browser, in development. */
@ApplicationScoped
public class TraceRecorder {
  private static final int LONGEST_PATH = 200;

  @Inject private TraceLog log;
  @Inject private Trace trace;

  public void record(HttpServletRequest request, int status) {
    if (!log.on() || request.getCookies() == null) {
      return;
    }
    for (Cookie cookie : request.getCookies()) {
      if (cookie.getName().equals(TraceLog.COOKIE)) {
        String path = request.getRequestURI();
        String shown = path.substring(0, Math.min(path.length(), LONGEST_PATH));
        log.add(cookie.getValue(), request.getMethod(), shown, status, trace);
      }
    }
  }
}
