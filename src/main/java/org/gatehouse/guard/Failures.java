package org.gatehouse.guard;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.gatehouse.pipeline.CallbackFailedException;
import org.gatehouse.problem.ProblemDetail;

/** Logs failures so that an operator finds them and no claim, token or password reaches the log. */
public final class Failures {
  private static final Logger LOG = System.getLogger(Failures.class.getName());

  private Failures() {}

  /** What nobody expected: the answer shows only a number to look for in the log. */
  public static ProblemDetail unexpected(Throwable thrown) {
    ProblemDetail problem = ProblemDetail.unexpected();
    LOG.log(Level.ERROR, "Unexpected: " + problem.detail(), thrown);
    return problem;
  }

  /** A failed callback: class and place of the cause, not its message, which may hold claims. */
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
