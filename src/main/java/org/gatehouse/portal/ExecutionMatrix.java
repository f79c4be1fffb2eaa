package org.gatehouse.portal;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.gatehouse.trace.Trace.Reason.Kind;
import org.gatehouse.trace.TraceLog;

/** The rows of the execution matrix (mission row A09), and which of them a request is. */
enum ExecutionMatrix {
  INITIAL_SIGN_IN("Initial sign-in", Set.of(Kind.SIGN_IN), "once", "once", "-", "once"),
  PAGE_LOAD("Page load, signed in", Set.of(Kind.SESSION_INJECTION), "-", "once", "once", "-"),
  SESSION_READ("Client session read", Set.of(Kind.SESSION_READ), "-", "once", "once", "-"),
  API_CHECK(
      "API session check",
      Set.of(Kind.PROTECTED, Kind.CONTAINER_IDENTITY, Kind.INJECTION),
      "-",
      "once",
      "-",
      "-"),
  RAW_READ("Raw token read", Set.of(Kind.RAW_CLAIMS), "-", "-", "-", "-"),
  UPDATE("Update", Set.of(Kind.UPDATE), "-", "once", "once", "-"),
  SIGN_OUT("Sign-out", Set.of(Kind.SIGN_OUT), "-", "-", "-", "once"),
  OPEN("Open resource", Set.of(), "-", "-", "-", "-");

  private final String title;
  private final Set<Kind> kinds;
  private final List<String> cells;

  ExecutionMatrix(String title, Set<Kind> kinds, String... cells) {
    this.title = title;
    this.kinds = kinds;
    this.cells = List.of(cells);
  }

  String title() {
    return title;
  }

  /** signIn, jwt, session, redirect. */
  List<String> cells() {
    return cells;
  }

  /**
   * By what asked for the session, whatever the address was, and whether somebody was signed in.
   */
  static ExecutionMatrix of(TraceLog.Entry entry) {
    Set<Kind> asked = EnumSet.noneOf(Kind.class);
    entry.reasons().forEach(reason -> asked.add(reason.kind()));
    if (asked.contains(Kind.UPDATE)) {
      return UPDATE; // by server code, of a page or a resource
    }
    return Arrays.stream(values())
        .filter(row -> row.kinds.stream().anyMatch(asked::contains))
        .findFirst()
        .orElse(OPEN);
  }
}
