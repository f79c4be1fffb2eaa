package org.gatehouse.application;

/**
 * Ends the sessions of others, for code that administers people: whether the caller may is for that
 * code to check.
 */
public interface UserSessions {
  /** The number of those ended. */
  int endAll(String userId);
}
