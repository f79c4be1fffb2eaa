package org.gatehouse.pipeline;

/**
 * Priorities of the built-in interceptors, outermost first. An application's own interceptors run
 * inside these with {@code Interceptor.Priority.APPLICATION} (2000), its callback innermost.
 */
public final class Order {
  /** At sign-in: copies {@code auth.claims} from the user into the token. */
  public static final int CONFIGURED_CLAIMS = 1100;

  /** At reads: looks up a missing role. */
  public static final int ROLE_REPAIR = 1200;

  /** When a session is shown: copies {@code auth.session.user} from the token. */
  public static final int CONFIGURED_SESSION = 1300;

  private Order() {}
}
