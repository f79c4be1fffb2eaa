package org.gatehouse.sessions;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.gatehouse.database.DatabaseUnavailableException;
import org.gatehouse.revocation.LiveSessions;
import org.gatehouse.sessions.SessionsEnded.By;
import org.gatehouse.store.Ledger;
import org.gatehouse.trace.Events;

/**
 * The sessions of a user that go on, and their end one by one. The rooms that open sessions are
 * asked which those are: the list itself may be late.
 */
public final class UsersSessions {
  private static final Logger LOG = System.getLogger(UsersSessions.class.getName());

  /** Rows of a user that are looked at. */
  private static final int MOST = 5_000;

  private static final Comparator<ListedSession> OLDEST_FIRST =
      Comparator.comparing(ListedSession::start).thenComparing(ListedSession::key);

  private final ListStore rows;
  private final Ledger ledger;
  private final LiveSessions live;
  private final Events events;
  private final Clock clock;
  private final int limit;

  /**
   * @param limit sessions a user may have at once; 0 for any number
   */
  public UsersSessions(
      ListStore rows, Ledger ledger, LiveSessions live, Events events, Clock clock, int limit) {
    this.rows = rows;
    this.ledger = ledger;
    this.live = live;
    this.events = events;
    this.clock = clock;
    this.limit = limit;
  }

  /** The one used last first. */
  public List<ListedSession> of(String userId) {
    return goingOn(userId, rows.of(userId, clock.instant(), MOST));
  }

  /**
   * Ends one on every node.
   *
   * @return false if the user has none with this id, and nothing happened
   */
  public boolean end(String userId, String key, By by) {
    Optional<ListedSession> found =
        rows.find(key).filter(session -> session.subject().equals(userId));
    if (found.isEmpty() || goingOn(userId, List.of(found.get())).isEmpty()) {
      return false;
    }
    end(found.get(), by);
    return true;
  }

  /** Ends all but this one; how many. */
  public int endOthers(String userId, String kept, By by) {
    List<ListedSession> others =
        of(userId).stream().filter(session -> !session.key().equals(kept)).toList();
    others.forEach(session -> end(session, by));
    ledger.endOthers(userId, kept);
    return others.size();
  }

  /**
   * Ends the oldest past {@code auth.sessions.limit}. Of two sign-ins at once each makes its row
   * first and looks then, so that at least the later sees both.
   */
  void keepLimit(String userId) {
    if (limit == 0) {
      return;
    }
    List<ListedSession> oldest = of(userId).stream().sorted(OLDEST_FIRST).toList();
    oldest.stream()
        .limit(Math.max(0, oldest.size() - limit))
        .forEach(session -> end(session, By.LIMIT));
  }

  boolean isOver(ListedSession session) {
    return goingOn(session.subject(), List.of(session)).isEmpty();
  }

  private List<ListedSession> goingOn(String userId, Collection<ListedSession> sessions) {
    if (sessions.isEmpty()) {
      return List.of();
    }
    Set<String> ended =
        ledger.ended(userId, sessions.stream().map(ListedSession::key).collect(Collectors.toSet()));
    return sessions.stream()
        .filter(session -> !ended.contains(session.key()) && !live.ended(session))
        .toList();
  }

  private void end(ListedSession session, By by) {
    ledger.end(session.subject(), session.key());
    removeRow(session.key());
    events.fire(SessionsEnded.one(by, session));
  }

  /** The session is over whether that succeeds or not: its row is not shown, and expires. */
  void removeRow(String key) {
    try {
      rows.remove(key);
    } catch (DatabaseUnavailableException e) {
      LOG.log(Level.DEBUG, "ListedRowKept: the database is down.");
    }
  }
}
