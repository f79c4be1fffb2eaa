package org.gatehouse.revocation;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/**
 * Says once, each time something changes, whether this node knows what was taken away. Both who
 * reads the changes and who asks for the health of the node tell it to look: a read that hangs in
 * the database's driver says nothing itself.
 */
public final class StalenessLog {
  private static final Logger LOG = System.getLogger(StalenessLog.class.getName());

  private final Staleness staleness;
  private Staleness.State said = Staleness.State.FRESH;

  StalenessLog(Staleness staleness) {
    this.staleness = staleness;
  }

  /**
   * Looks, and gives what it saw.
   *
   * @param cause why nothing was read, in a word; empty if it is not known
   */
  public synchronized Staleness.State look(String cause) {
    Staleness.State state = staleness.state();
    if (state != said) {
      said = state;
      say(state, cause.isEmpty() ? "no answer" : cause);
    }
    return state;
  }

  private void say(Staleness.State state, String cause) {
    long age = staleness.age().toSeconds();
    switch (state) {
      case FRESH -> LOG.log(Level.INFO, "RevocationsRead: what changed meanwhile is known now.");
      case DEGRADED ->
          LOG.log(
              Level.WARNING,
              "RevocationsStale: what was taken away is unknown since {0} s ({1}); sessions go on.",
              age,
              cause);
      case REFUSING ->
          LOG.log(
              Level.ERROR,
              "RevocationsUnknown: what was taken away is unknown since {0} s ({1}); no session is"
                  + " believed until the database is back.",
              age,
              cause);
    }
  }
}
