package org.gatehouse.portal;

/** What an administrator administers. */
sealed interface Office {
  /** Role of those who administer a tenant. */
  String ADMIN = "ADMIN";

  /**
   * Name for {@code auth.platform-role} where it is not to be {@link #ADMIN}; the doors of the
   * administration know both.
   */
  String PLATFORM = "PLATFORM";

  /** All users, and the tenants themselves; no tenant's data. */
  record Platform() implements Office {}

  /** Members of this tenant who belong to no other, and whom it invites. */
  record OfTenant(String tenantId) implements Office {}

  default boolean isPlatform() {
    return this instanceof Platform;
  }
}
