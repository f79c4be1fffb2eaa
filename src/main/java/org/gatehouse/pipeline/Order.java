package org.gatehouse.pipeline;

/**
 * Priorities of the built-in interceptors, outermost first. An application's own interceptors run
 * inside these with {@code Interceptor.Priority.APPLICATION} (2000), its callback innermost.
 */
public final class Order {
  /** Keeps a provider's tokens, and refreshes them when it is time. */
  public static final int PROVIDER_TOKENS = 1050;

  /** Reads claims again whose user has changed. */
  public static final int LIVE_CLAIMS = 1060;

  /**
   * At sign-in, and when the user has changed: copies {@code auth.claims} from the user into the
   * token.
   */
  public static final int CONFIGURED_CLAIMS = 1100;

  /** At reads: looks up a missing role. */
  public static final int ROLE_REPAIR = 1200;

  /** After the rest of {@code jwt}: gives the permissions of the role. */
  public static final int PERMISSIONS = 1250;

  /** When a session is shown: copies {@code auth.session.user} from the token. */
  public static final int CONFIGURED_SESSION = 1300;

  /** When a session is shown: names the permissions. */
  public static final int PERMISSION_NAMES = 1350;

  /** When a session is shown: a refresh that failed. */
  public static final int REFRESH_ERROR = 1360;

  /** At sign-in the default tenant, at an update the one asked for. */
  public static final int TENANT = 1400;

  /** At an update: the claims that the application declared as updatable. */
  public static final int DECLARED_UPDATES = 1500;

  private Order() {}
}
