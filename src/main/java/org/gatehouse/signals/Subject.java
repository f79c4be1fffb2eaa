package org.gatehouse.signals;

import java.util.List;
import java.util.Optional;

/**
 * Whom an event names, as we know him.
 *
 * @param session at the provider, if that is what the event names
 * @param accounts ids of accounts at the provider
 * @param user whose accounts they are
 */
record Subject(Optional<String> session, List<String> accounts, Optional<String> user) {
  static final Subject NOBODY = new Subject(Optional.empty(), List.of(), Optional.empty());

  static Subject ofSession(String session) {
    return new Subject(Optional.of(session), List.of(), Optional.empty());
  }

  static Subject ofUser(String user, List<String> accounts) {
    return new Subject(Optional.empty(), accounts, Optional.of(user));
  }
}
