package org.gatehouse.callback;

import java.util.Set;

/**
 * Which permissions a role has; a bean of the application, in place of {@code
 * auth.permissions.roles} and of the tables (mission row A18).
 */
@FunctionalInterface
public interface PermissionSource {
  /**
   * Names of what a role may do, at most 200 of 64 characters each; an empty set for nothing.
   *
   * <p>The answer is kept in memory for a minute, and until {@code LiveChanges.rolesChanged()} says
   * that roles mean something else. An exception refuses the request with 503 and keeps the cookie.
   *
   * @param role one of {@code auth.roles}
   */
  Set<String> ofRole(String role);
}
