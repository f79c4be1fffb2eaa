package org.gatehouse.account;

import java.util.Collection;
import java.util.List;
import java.util.Set;

/** The look-ups of permissions that a session on its way needs. */
public interface RolePermissions {
  /** Ids of what a role has, in ascending order; a role without rows has what {@code *} has. */
  List<Integer> ofRole(String role);

  /** The names of these ids in alphabetical order; ids that mean nothing are left out. */
  Set<String> names(Collection<Integer> ids);
}
