package org.gatehouse.sessions;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.gatehouse.config.AuthConfig;
import org.gatehouse.config.Secrets;
import org.gatehouse.config.Setting;
import org.gatehouse.sessions.Touches.Touch;
import org.gatehouse.store.LastUse;
import org.gatehouse.token.Claims;
import org.gatehouse.token.SessionKey;
import org.gatehouse.token.SessionTokens;

/**
 * Keeps the list of sessions as they begin, are used and end. Nothing that fails here reaches a
 * request: what cannot be written now is written later, or with the next use.
 */
public final class SessionList {
  private static final Logger LOG = System.getLogger(SessionList.class.getName());

  /** Touches in one transaction. */
  private static final int BATCH = 100;

  private final ListStore rows;
  private final UsersSessions users;
  private final Visitors visitors;
  private final Function<Visitor, Device> devices;
  private final LastUse lastUse;
  private final Secrets secrets;
  private final Touches touches;
  private final Clock clock;

  private SessionList(
      ListStore rows,
      UsersSessions users,
      Visitors visitors,
      Function<Visitor, Device> devices,
      LastUse lastUse,
      Secrets secrets,
      Touches touches,
      Clock clock) {
    this.rows = rows;
    this.users = users;
    this.visitors = visitors;
    this.devices = devices;
    this.lastUse = lastUse;
    this.secrets = secrets;
    this.touches = touches;
    this.clock = clock;
  }

  /**
   * As it is configured.
   *
   * @param devices reads what a visitor says of himself
   */
  public static SessionList of(
      ListStore rows,
      UsersSessions users,
      Visitors visitors,
      Function<Visitor, Device> devices,
      AuthConfig config,
      Clock clock) {
    return new SessionList(
        rows,
        users,
        visitors,
        devices,
        new LastUse(config.session(), clock),
        config.secrets(),
        new Touches(config.settings().seconds(Setting.SESSIONS_TOUCH), clock),
        clock);
  }

  /** A sign-in made this session. */
  public void began(Claims claims) {
    Visitor visitor = visitors.current();
    listed(claims, clock.instant(), secrets.sealing(), visitor)
        .ifPresent(
            session -> {
              touches.noted(session.key());
              if (!add(session, visitor)) {
                touches.add(session.key(), () -> new Touch(session, visitor));
              }
            });
  }

  /**
   * A request was let in with this session: it is written down later, now and then.
   *
   * @param secret the number of the one that had sealed it
   */
  public void seen(Claims claims, int secret) {
    String key = SessionKey.of(claims).id();
    if (touches.due(key)) {
      Visitor visitor = visitors.current();
      listed(claims, beginning(claims), secret, visitor)
          .ifPresent(session -> touches.add(key, () -> new Touch(session, visitor)));
    }
  }

  /** The session of these claims was ended. */
  public void ended(Claims claims) {
    String key = SessionKey.of(claims).id();
    touches.forget(key);
    users.removeRow(key);
  }

  /**
   * Lists the session at once if it is not listed yet.
   *
   * @throws org.gatehouse.database.DatabaseUnavailableException if the database does not answer
   */
  public void listNow(Claims claims) {
    Visitor visitor = visitors.current();
    listed(claims, beginning(claims), secrets.sealing(), visitor)
        .filter(session -> rows.find(session.key()).isEmpty())
        .ifPresent(session -> add(session, visitor));
  }

  /** Writes what waits. */
  public void flush() {
    List<Touch> batch = touches.next(BATCH);
    while (!batch.isEmpty() && write(batch)) {
      batch = touches.next(BATCH);
    }
  }

  private boolean write(List<Touch> batch) {
    try {
      // in one order on every node: none waits for what another has locked
      List<ListedSession> sessions =
          batch.stream()
              .map(Touch::session)
              .sorted(Comparator.comparing(ListedSession::key))
              .toList();
      Set<String> missing = new HashSet<>(rows.touch(sessions, touches.every()));
      boolean all = true;
      for (Touch touch : batch) {
        ListedSession session = touch.session();
        boolean unknown = missing.contains(session.key()) && !users.isOver(session);
        if (!unknown || add(session, touch.visitor())) {
          touches.done(touch);
        } else {
          all = false;
        }
      }
      return all;
    } catch (RuntimeException e) {
      LOG.log(Level.DEBUG, "SessionsNotTouched: {0}.", e.getClass().getName());
      return false;
    }
  }

  private boolean add(ListedSession session, Visitor visitor) {
    try {
      if (rows.create(session.on(devices.apply(visitor)))) {
        users.keepLimit(session.subject());
      }
      return true;
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "SessionNotListed: {0}.", e.getClass().getName());
      return false;
    }
  }

  private Optional<ListedSession> listed(
      Claims claims, Instant start, int secret, Visitor visitor) {
    return ListedSession.of(
        claims,
        start,
        clock.instant(),
        lastUse.of(claims, claims),
        secrets.all().get(secret).id(),
        new Device(visitor.address(), "", ""));
  }

  private Instant beginning(Claims claims) {
    return SessionTokens.began(claims).orElseGet(clock::instant);
  }
}
