package org.gatehouse.account;

import java.util.Optional;

/** The look-up of linked accounts that a session on its way needs. */
@FunctionalInterface
public interface AccountOwners {
  /** Id of the user who may sign in by this account of a provider. */
  Optional<String> ownerOf(String provider, String providerAccountId);
}
