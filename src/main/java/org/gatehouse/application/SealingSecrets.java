package org.gatehouse.application;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/** The secrets that sessions are sealed with, by names that reveal nothing of them. */
public interface SealingSecrets {
  /** What a secret is still needed for. */
  enum State {
    /** A node seals with it. */
    ACTIVE,
    /** It opens what was sealed before, and something may live. */
    RETIRING,
    /** No session that it sealed can live any more: it can go from the configuration. */
    SAFE_TO_REMOVE,
    /** It leaked, and neither seals nor opens. */
    REVOKED,
    /**
     * It does not seal here; whether it does elsewhere nobody can say while the database is away.
     */
    UNKNOWN;

    /** In the words of log, health and command line. */
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
  }

  /**
   * A secret.
   *
   * @param setting the key it is configured under
   * @param id eight characters, the same on every node
   * @param time until when something may live, at the latest, of one that is retiring; since when
   *     it is safe to remove, or revoked
   * @param sessions live sessions whose token it had sealed when they were seen last; empty until
   *     they were counted
   */
  record Status(
      String setting, String id, State state, Optional<Instant> time, OptionalLong sessions) {
    /** As {@code retiring until 2026-12-21T09:00:00Z, 12 sessions}. */
    public String words() {
      String joint = state == State.RETIRING ? " until " : " since ";
      return state.word()
          + time.map(when -> joint + when).orElse("")
          + (sessions.isPresent() ? ", " + sessions.getAsLong() + " sessions" : "");
    }
  }

  /** Those of this node's configuration, in the order in which they are tried. */
  List<Status> all();
}
