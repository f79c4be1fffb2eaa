package org.gatehouse.account;

import java.util.Optional;

/** The look-ups of tenants that a session on its way needs. */
public interface Memberships {
  /** Where a user starts: the chosen default if it is still theirs, else the first by name. */
  Optional<Tenant> defaultOf(String userId);

  /** Whether the tenant exists and the user belongs to it. */
  boolean isMember(String userId, String tenantId);
}
