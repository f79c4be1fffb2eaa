package org.gatehouse.signals;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gatehouse.database.DatabaseUnavailableException;

/** Changes in a list, of messages in a map, and a database that can be away. */
final class MemoryChanges implements Changes {
  final List<String> made = new ArrayList<>();
  final Map<String, Instant> messages = new HashMap<>();
  boolean away;

  private final Access access =
      new Access() {
        @Override
        public void endProviderSession(String provider, String session) {
          made.add("session " + provider + " " + session);
        }

        @Override
        public void endAccount(String provider, String accountId) {
          made.add("account " + provider + " " + accountId);
        }

        @Override
        public void endUser(String userId) {
          made.add("user " + userId);
        }

        @Override
        public void userChanged(String userId) {
          made.add("changed " + userId);
        }
      };

  @Override
  public boolean once(String message, Instant forgettable, List<Change> changes) {
    if (away) {
      throw new DatabaseUnavailableException(null);
    }
    if (messages.putIfAbsent(message, forgettable) != null) {
      return false;
    }
    changes.forEach(change -> change.apply(access));
    return true;
  }
}
