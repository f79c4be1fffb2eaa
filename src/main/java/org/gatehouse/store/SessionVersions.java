package org.gatehouse.store;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.gatehouse.config.SessionConfig;
import org.gatehouse.database.DatabaseUnavailableException;
import org.gatehouse.revocation.Change;
import org.gatehouse.revocation.Feed;
import org.gatehouse.revocation.Target;
import org.gatehouse.revocation.View;
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
 * <p>The {@link View} of the node says which sessions have rows, so that one without costs no
 * database access. If it had to leave some out, the database is asked for each that it does not
 * know.
 */
public final class SessionVersions implements Ledger {
  private static final Logger LOG = System.getLogger(SessionVersions.class.getName());
  private static final int ENTRY = 128;

  private final VersionStore store;
  private final SealedColumns columns;
  private final SessionTokens tokens;
  private final LastUse lastUse;
  private final Clock clock;
  private final View view;
  private final Feed feed;
  private final Cache<String, Kept> kept;
  private final PendingEnds pending = new PendingEnds();

  /**
   * @param feed fills {@code view}
   * @param characters of memory for the claims of sessions that were changed
   */
  public SessionVersions(
      VersionStore store,
      SealedColumns columns,
      SessionTokens tokens,
      SessionConfig config,
      Clock clock,
      View view,
      Feed feed,
      long characters) {
    this.store = store;
    this.columns = columns;
    this.tokens = tokens;
    this.lastUse = new LastUse(config, clock);
    this.clock = clock;
    this.view = view;
    this.feed = feed;
    this.kept =
        Caffeine.newBuilder()
            .maximumWeight(characters)
            .weigher((String key, Kept entry) -> ENTRY + entry.characters())
            .executor(Runnable::run)
            .build();
  }

  /** Claims that were needed here, opened by this key. */
  private record Kept(Claims claims, int keyIndex, int characters) {
    static Kept of(Claims claims, int keyIndex) {
      return new Kept(claims, keyIndex, 2 * claims.toJson().toString().length());
    }
  }

  /** What replaces the claims of a cookie: newer ones, or why there are none; empty for nothing. */
  public Optional<DecodeResult> newerThan(Claims cookie) {
    SessionKey key = SessionKey.of(cookie);
    String id = key.id();
    if (pending.contains(id)) {
      return Optional.of(new DecodeResult.Revoked());
    }
    long version = view.of(Target.session(id));
    if (version == VersionStore.ENDED) {
      return Optional.of(new DecodeResult.Revoked());
    }
    if (version > cookie.version()) {
      Kept newer = kept.getIfPresent(id);
      return newer != null && newer.claims().version() == version && key.owns(newer.claims())
          ? Optional.of(tokens.judge(newer.claims(), newer.keyIndex()))
          : look(key, id, cookie);
    }
    if (version == 0 && !view.complete()) {
      return look(key, id, cookie);
    }
    if (version < cookie.version()) {
      learn(id, cookie.version(), lastUse.of(cookie, cookie));
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
    Instant until = lastUse.of(before, next);
    boolean won =
        store.advance(id, before.version(), next.version(), sealed, clock.instant(), until);
    if (won) {
      learn(id, next.version(), until);
      keep(id, Kept.of(next, 0));
    }
    return won;
  }

  /**
   * Ends a session for good. While the database is away it ends here, and everywhere once the
   * database is back.
   */
  public void end(Claims claims) {
    end(SessionKey.of(claims).id(), lastUse.of(claims, claims));
  }

  @Override
  public void end(String subject, String key) {
    end(key, lastUse.ofAny());
  }

  /** What never changed has no row here: the list of sessions must name them. */
  @Override
  public void endOthers(String subject, String kept) {}

  @Override
  public Set<String> ended(String subject, Collection<String> keys) {
    Set<String> ended = new HashSet<>(store.ended(keys));
    keys.stream().filter(pending::contains).forEach(ended::add);
    return ended;
  }

  private void end(String id, Instant until) {
    pending.add(id, until);
    learn(id, VersionStore.ENDED, until);
    pending.flush(this::write);
  }

  /**
   * Writes what ended without the database, and learns what other nodes changed.
   *
   * @return as {@link Feed#poll()}
   */
  public boolean poll() {
    pending.flush(this::write);
    return feed.poll();
  }

  /** Learns all there is, before anything is served. */
  public void start() {
    feed.start();
  }

  private void write(String id, Instant until) {
    store.end(id, clock.instant(), until);
  }

  private Optional<DecodeResult> look(SessionKey key, String id, Claims cookie) {
    Optional<VersionStore.Row> row = store.find(id);
    Instant until = lastUse.of(cookie, cookie);
    if (row.isEmpty() || row.get().version() <= cookie.version()) {
      if (cookie.version() > 0) {
        learn(id, cookie.version(), until);
      }
      return Optional.empty();
    }
    learn(id, row.get().version(), until);
    if (row.get().ended()) {
      return Optional.of(new DecodeResult.Revoked());
    }
    DecodeResult result = columns.open(row.get().sealed(), Column.VERSION, id);
    if (result instanceof DecodeResult.Valid valid) {
      Claims claims = valid.content();
      if (!key.owns(claims) || claims.version() != row.get().version()) {
        result = new DecodeResult.Mixed();
      } else {
        keep(id, Kept.of(claims, valid.keyIndex()));
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

  private void learn(String id, long version, Instant until) {
    view.learn(new Change(Target.session(id), version, until));
  }

  /** What is newer stays, whoever comes last. */
  private void keep(String id, Kept entry) {
    kept.asMap()
        .merge(
            id,
            entry,
            (old, fresh) -> old.claims().version() >= fresh.claims().version() ? old : fresh);
  }
}
