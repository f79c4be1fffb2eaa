package org.gatehouse.store;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.gatehouse.token.ClaimName;
import org.gatehouse.token.Claims;
import org.gatehouse.token.DecodeResult;
import org.gatehouse.token.SealedColumns;
import org.gatehouse.token.SealedColumns.Column;
import org.gatehouse.token.SessionKey;

/** Strategy {@code database}: the claims of a session lie in its row, and nowhere else. */
public final class SessionLedger implements Ledger {
  private static final Logger LOG = System.getLogger(SessionLedger.class.getName());

  private final SessionStore store;
  private final SealedColumns columns;
  private final Clock clock;
  private final PendingEnds pending = new PendingEnds();

  public SessionLedger(SessionStore store, SealedColumns columns, Clock clock) {
    this.store = store;
    this.columns = columns;
    this.clock = clock;
  }

  /** A row and what it holds. */
  public record Opened(StoredSession row, DecodeResult result) {}

  /** The row of a token; empty if there is none, or it ended. */
  public Optional<Opened> find(String tokenHash) {
    return pending.contains(tokenHash)
        ? Optional.empty()
        : store.find(tokenHash).map(row -> new Opened(row, open(row)));
  }

  @Override
  public Optional<DecodeResult> newest(Claims known) {
    SessionKey key = SessionKey.of(known);
    Optional<StoredSession> row =
        store.bySession(key.session()).filter(found -> !pending.contains(found.tokenHash()));
    if (row.isEmpty()) {
      return Optional.of(new DecodeResult.Revoked());
    }
    DecodeResult result = open(row.get());
    if (!(result instanceof DecodeResult.Valid valid)) {
      return Optional.of(result);
    }
    if (!key.owns(valid.content())) {
      return Optional.of(mixed());
    }
    return valid.content().version() > known.version() ? Optional.of(valid) : Optional.empty();
  }

  @Override
  public boolean advance(Claims before, Claims next) {
    SessionKey key = SessionKey.of(before);
    if (!key.owns(next)) {
      throw new IllegalArgumentException("claims of another session");
    }
    return store
        .bySession(key.session())
        .filter(row -> !pending.contains(row.tokenHash()))
        .filter(row -> replace(row, before, next) > 0)
        .isPresent();
  }

  /**
   * Writes claims over those they were made from.
   *
   * @return characters of what was sealed; 0 if the row has changed meanwhile, or is gone
   */
  public int replace(StoredSession row, Claims before, Claims next) {
    String sealed = seal(next, row.tokenHash());
    boolean replaced =
        store.replace(
            row.with(next.version(), sealed, clock.instant(), expiry(next)), before.version());
    return replaced ? sealed.length() : 0;
  }

  /**
   * A new session under this token.
   *
   * @return characters of what was sealed
   */
  public int create(String tokenHash, Claims stamped) {
    Instant now = clock.instant();
    String sealed = seal(stamped, tokenHash);
    store.create(
        new StoredSession(
            tokenHash, SessionKey.of(stamped).session(), 0, sealed, now, now, expiry(stamped)),
        stamped.subject());
    return sealed.length();
  }

  /** Ends a session for good; while the database is away, here, and later everywhere. */
  public void end(String tokenHash) {
    pending.add(tokenHash, Instant.MAX);
    flush();
  }

  /** A session without a row is over. */
  @Override
  public Set<String> ended(String subject, Collection<String> keys) {
    Set<String> ended = new HashSet<>(keys);
    for (String session : sessionsOf(subject)) {
      ended.remove(new SessionKey(session, subject).id());
    }
    return ended;
  }

  @Override
  public void end(String subject, String key) {
    endIf(subject, key::equals);
  }

  @Override
  public void endOthers(String subject, String kept) {
    endIf(subject, key -> !key.equals(kept));
  }

  private void endIf(String subject, Predicate<String> chosen) {
    sessionsOf(subject).stream()
        .filter(session -> chosen.test(new SessionKey(session, subject).id()))
        .forEach(session -> store.end(subject, session));
  }

  /** Those that ended while the database was away are deleted when it is back. */
  private List<String> sessionsOf(String subject) {
    flush();
    return store.sessionsOf(subject, clock.instant());
  }

  /** Deletes what could not be deleted when it ended. */
  public void flush() {
    pending.flush((hash, until) -> store.delete(hash));
  }

  private DecodeResult open(StoredSession row) {
    DecodeResult result = columns.open(row.sealed(), Column.SESSION, row.tokenHash());
    boolean mixed =
        result instanceof DecodeResult.Mixed
            || result.claims().filter(claims -> !fits(claims, row)).isPresent();
    return mixed ? mixed() : result;
  }

  private static boolean fits(Claims claims, StoredSession row) {
    return claims.text(ClaimName.SESSION.wire()).filter(row.sid()::equals).isPresent()
        && claims.version() == row.version();
  }

  private String seal(Claims claims, String tokenHash) {
    return columns.seal(claims, Column.SESSION, tokenHash);
  }

  private static Instant expiry(Claims stamped) {
    return stamped.instant(ClaimName.EXPIRES.wire()).orElseThrow();
  }

  private static DecodeResult mixed() {
    LOG.log(Level.ERROR, "SessionMixed: a session row holds what is not of its token.");
    return new DecodeResult.Mixed();
  }
}
