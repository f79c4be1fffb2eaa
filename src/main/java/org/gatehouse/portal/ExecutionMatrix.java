package org.gatehouse.portal;

import java.util.List;
import org.gatehouse.config.PublicUrl;
import org.gatehouse.trace.TraceLog;

/** The rows of the execution matrix (mission row A09), and which of them a request is. */
enum ExecutionMatrix {
  INITIAL_SIGN_IN("Initial sign-in", "once", "once", "-", "once"),
  PAGE_LOAD("Page load, signed in", "-", "once", "once", "-"),
  SESSION_READ("Client session read", "-", "once", "once", "-"),
  API_CHECK("API session check", "-", "once", "-", "-"),
  RAW_READ("Raw token read", "-", "-", "-", "-"),
  UPDATE("Update", "-", "once", "once", "-"),
  SIGN_OUT("Sign-out", "-", "-", "-", "once"),
  OPEN("Open resource", "-", "-", "-", "-");

  private final String title;
  private final List<String> cells;

  ExecutionMatrix(String title, String... cells) {
    this.title = title;
    this.cells = List.of(cells);
  }

  String title() {
    return title;
  }

  /** signIn, jwt, session, redirect. */
  List<String> cells() {
    return cells;
  }

  static ExecutionMatrix of(TraceLog.Entry entry) {
    String path = entry.path();
    boolean post = entry.method().equals("POST");
    if (path.contains(PublicUrl.AUTH_PATH + "/callback/")) {
      return INITIAL_SIGN_IN;
    }
    if (path.endsWith(PublicUrl.AUTH_PATH + "/session")) {
      return post ? UPDATE : SESSION_READ;
    }
    if (path.endsWith(PublicUrl.AUTH_PATH + "/signout") && post) {
      return SIGN_OUT;
    }
    if (ran(entry, "session")) {
      return PAGE_LOAD;
    }
    if (ran(entry, "jwt")) {
      return API_CHECK;
    }
    return entry.opened().isPresent() ? RAW_READ : OPEN;
  }

  private static boolean ran(TraceLog.Entry entry, String stage) {
    return entry.steps().stream().anyMatch(step -> step.stage().equals(stage));
  }
}
