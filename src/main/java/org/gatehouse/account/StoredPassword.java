package org.gatehouse.account;

import java.util.Optional;

/** A user and the password record to check against; the record never shows in {@code toString}. */
public record StoredPassword(User user, Optional<String> hash) {
  @Override
  public String toString() {
    return "StoredPassword[" + user.id() + "]";
  }
}
