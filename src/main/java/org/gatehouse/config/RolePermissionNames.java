package org.gatehouse.config;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What {@code auth.permissions.roles} says: entries {@code ROLE=name name}, in which role {@code *}
 * stands for every role of {@code auth.roles} without an entry.
 */
public final class RolePermissionNames {
  private static final String EVERY_OTHER_ROLE = "*";
  private static final String NAME = "[A-Za-z0-9][A-Za-z0-9._:-]{0,63}";
  private static final int MOST = 200;

  private final Map<String, Set<String>> byRole;

  private RolePermissionNames(Map<String, Set<String>> byRole) {
    this.byRole = byRole;
  }

  /** As it stands; what is wrong with it was a problem at start. */
  static RolePermissionNames of(Settings settings) {
    Map<String, Set<String>> byRole = new LinkedHashMap<>();
    for (Mapping entry : Mapping.parseAll(settings.list(Setting.PERMISSIONS_ROLES))) {
      byRole.put(entry.target(), Set.copyOf(names(entry)));
    }
    return new RolePermissionNames(Map.copyOf(byRole));
  }

  static void check(Settings settings, Set<String> roles, Problems problems) {
    Set<String> seen = new LinkedHashSet<>();
    for (Mapping entry : Mapping.parseAll(settings.list(Setting.PERMISSIONS_ROLES))) {
      String role = entry.target();
      if (!role.equals(EVERY_OTHER_ROLE) && !roles.contains(role)) {
        problems.invalid(
            Setting.PERMISSIONS_ROLES, "names a role that is none of auth.roles", "to those");
      } else if (!seen.add(role)) {
        problems.invalid(Setting.PERMISSIONS_ROLES, "names a role twice", "to each role once");
      }
      List<String> names = names(entry);
      if (entry.source().equals(role)
          || names.isEmpty()
          || names.size() > MOST
          || !names.stream().allMatch(name -> name.matches(NAME))) {
        problems.invalid(
            Setting.PERMISSIONS_ROLES,
            "gives a role nothing that is the name of a permission",
            "to entries such as STAFF=read write");
      }
    }
  }

  private static List<String> names(Mapping entry) {
    return Arrays.stream(entry.source().split("\\s+")).filter(name -> !name.isEmpty()).toList();
  }

  /** Whether the setting gives anything at all. */
  public boolean given() {
    return !byRole.isEmpty();
  }

  /** Names of what a role has. */
  public Set<String> ofRole(String role) {
    return byRole.getOrDefault(role, byRole.getOrDefault(EVERY_OTHER_ROLE, Set.of()));
  }
}
