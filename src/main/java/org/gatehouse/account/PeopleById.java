package org.gatehouse.account;

import java.util.Optional;

/** The look-ups of people that a session on its way needs. */
public interface PeopleById {
  Optional<User> byId(String id);

  /** By an address that our own record marks as verified. */
  Optional<User> byVerifiedEmail(String email);
}
