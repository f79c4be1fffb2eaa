package org.gatehouse.application;

import java.time.Duration;
import java.util.List;

/**
 * The providers by which the caller may sign in, injectable anywhere. To link another, a form leads
 * to {@code signin/<provider>} with {@code intent=link}.
 */
public interface SignInWays {
  /**
   * A provider that a browser visits.
   *
   * @param name for people
   */
  record Visited(String id, String name) {}

  /**
   * An account by which the caller may sign in.
   *
   * @param name of the provider, for people; its id if it is no longer configured
   * @param id the provider's, of the account
   * @param current whether the caller's session came by it, and ends when it is unlinked
   */
  record Linked(String provider, String name, String id, boolean current) {}

  /** How an unlinking ended. */
  enum Unlinking {
    DONE,
    /** It is not the caller's, or the only way to sign in. */
    REFUSED,
    /** The last proof of who it is is too old; see {@link #fresh}. */
    NOT_FRESH
  }

  List<Linked> linked();

  /** The providers that are not linked yet. */
  List<Visited> linkable();

  /** The linked providers by which the caller may prove again who it is. */
  List<Visited> provable();

  /** Whether the caller proved who it is within {@link #freshFor}, as every change needs it. */
  boolean fresh();

  /** {@code auth.fresh}. */
  Duration freshFor();

  /** Ends the sessions that came by this account too, on every node. */
  Unlinking unlink(String provider, String id);
}
