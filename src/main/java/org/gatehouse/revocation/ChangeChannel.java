package org.gatehouse.revocation;

/**
 * How nodes tell each other that there is something new.
 *
 * @param open false where the database has no notifications, or {@code auth.revocation.listen} is
 */
public record ChangeChannel(boolean open) {
  /** Its name in PostgreSQL. */
  static final String NAME = "auth_changes";
}
