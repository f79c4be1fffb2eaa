package org.gatehouse.store;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.gatehouse.config.SessionConfig;
import org.gatehouse.database.DatabaseUnavailableException;
import org.gatehouse.token.Claims;
import org.gatehouse.token.DecodeResult;
import org.gatehouse.token.SealedColumns;
import org.gatehouse.token.SealedColumns.Column;
import org.gatehouse.token.SessionKey;
import org.gatehouse.token.SessionTokens;

/**
 * Which claims are the newest of a session whose cookie may be old (security.md SEC-144), and which
 * sessions ended. An update or a refresh raises claim {@code ver}, sign-out raises it for good; the
 * row stays until every older cookie has expired. A cookie of an older version is answered from the
 * row.
 *
 * <p>Each node remembers which sessions have rows, and asks every second for new ones, so that a
 * session without a row costs no database access. If it had to forget some, it asks for each that
 * it does not know.
 */
public final class SessionVersions implements Ledger {
  private static final Logger LOG = System.getLogger(SessionVersions.class.getName());

  /** Rows are read again for as long as clocks may differ and transactions may take. */
  private static final Duration OVERLAP = Duration.ofMinutes(1);

  private static final int MOST_NEW = 20_000;
  private static final int MOST_AT_START = 100_000;
  private static final int ENTRY = 128;

  private final VersionStore store;
  private final SealedColumns columns;
  private final SessionTokens tokens;
  private final LastUse lastUse;
  private final Clock clock;
  private final Cache<String, Known> known;
  private final PendingEnds pending = new PendingEnds();

  /** Whether every row there is, is known here: a session that is not known has none. */
  private volatile boolean complete;

  /** When the database was last asked for changes. */
  private volatile Instant learned = Instant.EPOCH;

  /**
   * @param characters of memory for what is known
   */
  public SessionVersions(
      VersionStore store,
      SealedColumns columns,
      SessionTokens tokens,
      SessionConfig config,
      Clock clock,
      long characters) {
    this.store = store;
    this.columns = columns;
    this.tokens = tokens;
    this.lastUse = new LastUse(config, clock);
    this.clock = clock;
    this.known =
        Caffeine.newBuilder()
            .maximumWeight(characters)
            .weigher((String key, Known entry) -> ENTRY + entry.characters())
            .evictionListener((key, entry, cause) -> forgotten(entry))
            .executor(Runnable::run)
            .build();
  }

  /**
   * What this node knows of a session; the claims only if they were needed here.
   *
   * @param row whether there is one in the database
   */
  private record Known(
      long version, Optional<Claims> claims, int keyIndex, int characters, boolean row) {
    static Known bare(long version, boolean row) {
      return new Known(version, Optional.empty(), 0, 0, row);
    }

    static Known of(Claims claims, int keyIndex) {
      int characters = 2 * claims.toJson().toString().length();
      return new Known(claims.version(), Optional.of(claims), keyIndex, characters, true);
    }
  }

  /** What replaces the claims of a cookie: newer ones, or why there are none; empty for nothing. */
  public Optional<DecodeResult> newerThan(Claims cookie) {
    SessionKey key = SessionKey.of(cookie);
    String id = key.id();
    if (pending.contains(id)) {
      return Optional.of(new DecodeResult.Revoked());
    }
    Known entry = known.getIfPresent(id);
    if (entry == null) {
      return cookie.version() == 0 && complete ? Optional.empty() : look(key, id, cookie);
    }
    if (entry.version() == VersionStore.ENDED) {
      return Optional.of(new DecodeResult.Revoked());
    }
    if (entry.version() > cookie.version()) {
      return entry.claims().isPresent() && key.owns(entry.claims().get())
          ? Optional.of(tokens.judge(entry.claims().get(), entry.keyIndex()))
          : look(key, id, cookie);
    }
    if (entry.version() < cookie.version()) {
      learn(id, Known.bare(cookie.version(), true));
    }
    return Optional.empty();
  }

  @Override
  public Optional<DecodeResult> newest(Claims claims) {
    SessionKey key = SessionKey.of(claims);
    String id = key.id();
    return pending.contains(id) ? Optional.of(new DecodeResult.Revoked()) : look(key, id, claims);
  }

  @Override
  public boolean advance(Claims before, Claims next) {
    SessionKey key = SessionKey.of(before);
    if (!key.owns(next)) {
      throw new IllegalArgumentException("claims of another session");
    }
    String id = key.id();
    String sealed = columns.seal(next, Column.VERSION, id);
    boolean won =
        store.advance(
            id,
            before.version(),
            next.version(),
            sealed,
            clock.instant(),
            lastUse.of(before, next));
    if (won) {
      learn(id, Known.of(next, 0));
    }
    return won;
  }

  /**
   * Ends a session for good. While the database is away it ends here, and everywhere once the
   * database is back.
   */
  public void end(Claims claims) {
    String id = SessionKey.of(claims).id();
    Instant until = lastUse.of(claims, claims);
    pending.add(id, until);
    learn(id, Known.bare(VersionStore.ENDED, true));
    pending.flush(this::write);
  }

  /** Learns which sessions other nodes changed; the claims are read when they are needed. */
  public void poll() {
    pending.flush(this::write);
    Instant now = clock.instant();
    learn(store.changedSince(learned.minus(OVERLAP), MOST_NEW), MOST_NEW);
    learned = now;
  }

  /** Learns of all rows there are, before anything is served. */
  public void start() {
    complete = true;
    learned = clock.instant();
    learn(store.changedSince(Instant.EPOCH, MOST_AT_START), MOST_AT_START);
  }

  private void learn(Map<String, Long> versions, int limit) {
    if (versions.size() >= limit) {
      complete = false;
    }
    versions.forEach((id, version) -> learn(id, Known.bare(version, true)));
  }

  private void write(String id, Instant until) {
    store.end(id, clock.instant(), until);
  }

  private Optional<DecodeResult> look(SessionKey key, String id, Claims cookie) {
    Optional<VersionStore.Row> row = store.find(id);
    if (row.isEmpty() || row.get().version() <= cookie.version()) {
      learn(id, Known.bare(cookie.version(), row.isPresent()));
      return Optional.empty();
    }
    if (row.get().ended()) {
      learn(id, Known.bare(VersionStore.ENDED, true));
      return Optional.of(new DecodeResult.Revoked());
    }
    DecodeResult result = columns.open(row.get().sealed(), Column.VERSION, id);
    if (result instanceof DecodeResult.Valid valid) {
      Claims claims = valid.content();
      if (!key.owns(claims) || claims.version() != row.get().version()) {
        result = new DecodeResult.Mixed();
      } else {
        learn(id, Known.of(claims, valid.keyIndex()));
        if (valid.keyIndex() > 0) {
          reseal(id, claims);
        }
      }
    }
    if (result instanceof DecodeResult.Mixed) {
      LOG.log(Level.ERROR, "SessionMixed: a version row holds what is not of its session.");
    }
    return Optional.of(result);
  }

  /** The row was sealed by a key that will be retired; a database that is away is no reason. */
  private void reseal(String id, Claims claims) {
    try {
      store.reseal(id, claims.version(), columns.seal(claims, Column.VERSION, id));
    } catch (DatabaseUnavailableException e) {
      LOG.log(Level.DEBUG, "ResealPostponed: the database is down.");
    }
  }

  /** What is newer stays, whoever comes last. */
  private void learn(String id, Known entry) {
    known.asMap().merge(id, entry, SessionVersions::newer);
  }

  private static Known newer(Known old, Known fresh) {
    boolean same = old.version() == fresh.version();
    return old.version() > fresh.version() || same && old.claims().isPresent() ? old : fresh;
  }

  private void forgotten(Known entry) {
    if (entry.row()) {
      complete = false;
    }
  }
}
