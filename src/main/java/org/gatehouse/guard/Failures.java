package org.gatehouse.guard;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gatehouse.pipeline.CallbackFailedException;
import org.gatehouse.problem.ProblemDetail;

/**
 * Logs failures by their classes and places. Their messages may hold claims, addresses of a unique
 * key or a token, and stay out.
 */
public final class Failures {
  private static final Logger LOG = System.getLogger(Failures.class.getName());
  private static final int MOST_CAUSES = 8;
  private static final int MOST_FRAMES = 40;

  private Failures() {}

  /** What nobody expected: the answer shows only a number to look for in the log. */
  public static ProblemDetail unexpected(Throwable thrown) {
    ProblemDetail problem = ProblemDetail.unexpected();
    LOG.log(Level.ERROR, "Unexpected: {0}: {1}", problem.detail(), places(thrown));
    return problem;
  }

  /** A failed callback. */
  public static void log(CallbackFailedException e) {
    Throwable cause = Objects.requireNonNullElse(e.getCause(), e);
    StackTraceElement[] trace = cause.getStackTrace();
    LOG.log(
        Level.ERROR,
        "CallbackFailed: the {0} stage threw {1} at {2}; the session is kept.",
        e.stage(),
        cause.getClass().getName(),
        trace.length == 0 ? "?" : trace[0]);
  }

  /** The classes of an exception and its causes with their frames. */
  static String places(Throwable thrown) {
    return Stream.iterate(thrown, Objects::nonNull, Throwable::getCause)
        .limit(MOST_CAUSES)
        .map(
            e ->
                Stream.concat(
                        Stream.of(e.getClass().getName()),
                        Arrays.stream(e.getStackTrace()).limit(MOST_FRAMES).map(f -> "\tat " + f))
                    .collect(Collectors.joining("\n")))
        .collect(Collectors.joining("\ncaused by "));
  }
}
