package org.gatehouse.callback;

import org.gatehouse.session.Session;

/** Decides what application code and the browser see; a bean of the application. */
@FunctionalInterface
public interface SessionCallback {
  /** The session to show, made from {@link SessionContext#session()}. */
  Session session(SessionContext context);
}
