package org.gatehouse.filter;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.gatehouse.callback.CallbackFailedException;

/** Logs a failed callback: class and place of the cause, not its message, which may hold claims. */
public final class Failures {
  private static final Logger LOG = System.getLogger(Failures.class.getName());

  private Failures() {}

  public static void log(CallbackFailedException e) {
    Throwable cause = e.getCause();
    StackTraceElement[] trace = cause.getStackTrace();
    LOG.log(
        Level.ERROR,
        "CallbackFailed: the {0} stage threw {1} at {2}; the session is kept.",
        e.stage(),
        cause.getClass().getName(),
        trace.length == 0 ? "?" : trace[0]);
  }
}
