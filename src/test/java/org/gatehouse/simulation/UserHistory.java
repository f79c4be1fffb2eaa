package org.gatehouse.simulation;

import java.util.ArrayList;
import java.util.List;
import org.gatehouse.account.User;

/** What the record of one user said, from which step on, and which node was told so. */
final class UserHistory {
  private final List<Entry> entries = new ArrayList<>();

  private static final class Entry {
    private final User user;
    private final long written;
    private Node toldTo;
    private long told = -1;

    private Entry(User user, long written) {
      this.user = user;
      this.written = written;
    }

    /** Whether a request that began at this step must know it. */
    private boolean isKnown(Node node, long began) {
      boolean here = toldTo == node && began > told;
      return here || node.pollBegan > written && began > node.pollEnded;
    }
  }

  UserHistory(User first) {
    entries.add(new Entry(first, -1));
  }

  void add(User user, long step) {
    entries.add(new Entry(user, step));
  }

  void told(Node node, User user, long step) {
    entries.stream()
        .filter(entry -> entry.user == user)
        .forEach(
            entry -> {
              entry.toldTo = node;
              entry.told = step;
            });
  }

  User newest() {
    return entries.get(entries.size() - 1).user;
  }

  /** What a request that began at this step may still say of him. */
  List<User> allowed(Node node, long began) {
    int first = 0;
    for (int i = 0; i < entries.size(); i++) {
      first = entries.get(i).isKnown(node, began) ? i : first;
    }
    return entries.subList(first, entries.size()).stream().map(entry -> entry.user).toList();
  }
}
