package org.gatehouse.store;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.gatehouse.database.DatabaseUnavailableException;
import org.gatehouse.token.Claims;
import org.gatehouse.token.SessionTokens;

/**
 * Which claims are the newest of a session whose cookie may be old (security.md SEC-144). An update
 * or a refresh raises claim {@code ver}; the claims of that version are kept here until every
 * cookie of an older version has expired. A cookie of an older version is answered from here.
 *
 * <p>A session that was never changed costs no database access; one whose {@code ver} is above 0
 * costs one at its first request on a node.
 */
@ApplicationScoped
public class SessionVersions {
  private static final Duration TOLERANCE = Duration.ofMinutes(1);
  private static final String COLUMN = "version";
  private static final long CHARACTERS = 32L * 1024 * 1024;
  private static final int ENTRY = 128;

  private final Cache<String, Known> known =
      Caffeine.newBuilder()
          .maximumWeight(CHARACTERS)
          .weigher((String sid, Known entry) -> ENTRY + entry.characters())
          .executor(Runnable::run)
          .build();

  @Inject private VersionRows rows;
  @Inject private SessionTokens tokens;

  /** What this node knows of a session; the claims only if they were needed here. */
  private record Known(long version, Optional<Claims> claims, int characters) {
    static Known bare(long version) {
      return new Known(version, Optional.empty(), 0);
    }

    static Known of(Claims claims) {
      return new Known(
          claims.version(), Optional.of(claims), 2 * claims.toJson().toString().length());
    }
  }

  /** The claims that replace those of a cookie; empty if the cookie is the newest. */
  public Optional<Claims> newerThan(Claims cookie) {
    String sid = cookie.text("sid").orElse("");
    Known entry = known.getIfPresent(sid);
    if (entry == null) {
      return cookie.version() == 0 ? Optional.empty() : look(sid, cookie);
    }
    if (entry.version() > cookie.version()) {
      return entry.claims().isPresent() ? entry.claims() : look(sid, cookie);
    }
    if (entry.version() < cookie.version()) {
      learn(sid, Known.bare(cookie.version()));
    }
    return Optional.empty();
  }

  /** As {@link #newerThan}, but asks the database, whatever this node remembers. */
  public Optional<Claims> look(String sid, Claims cookie) {
    Optional<Claims> newest =
        rows.find(sid)
            .flatMap(text -> tokens.openColumn(text, COLUMN).claims())
            .filter(claims -> claims.version() > cookie.version());
    learn(sid, newest.map(Known::of).orElseGet(() -> Known.bare(cookie.version())));
    return newest;
  }

  /**
   * Makes these claims the newest of their session.
   *
   * @param before the claims they were made from; kept until the last cookie of those expires
   * @param stamped with {@code sid} and a {@code ver} one above that of {@code before}
   * @return false if another change came first
   */
  public boolean raise(Claims before, Claims stamped) {
    Instant until = lastUse(before, stamped);
    String sid = stamped.text("sid").orElseThrow();
    String sealed = tokens.sealForColumn(stamped, COLUMN);
    long version = stamped.version();
    boolean won = rows.replace(sid, version, sealed, until) || first(sid, version, sealed, until);
    if (won) {
      learn(sid, Known.of(stamped));
    } else {
      look(sid, Claims.NONE);
    }
    return won;
  }

  void remember(Map<String, Long> versions) {
    versions.forEach((sid, version) -> learn(sid, Known.bare(version)));
  }

  /** When the last cookie of an older version expires. */
  private static Instant lastUse(Claims before, Claims stamped) {
    Instant old = before.instant("exp").orElse(Instant.EPOCH);
    Instant now = stamped.instant("exp").orElseThrow();
    return (old.isAfter(now) ? old : now).plus(TOLERANCE);
  }

  /** What is newer stays, whoever comes last. */
  private void learn(String sid, Known entry) {
    known
        .asMap()
        .merge(
            sid,
            entry,
            (old, fresh) ->
                old.version() > fresh.version()
                        || old.version() == fresh.version() && old.claims().isPresent()
                    ? old
                    : fresh);
  }

  /** The first change of a session, or the first after its record expired. */
  private boolean first(String sid, long version, String sealed, Instant until) {
    if (rows.find(sid).isPresent()) {
      return false;
    }
    try {
      rows.create(sid, version, sealed, until);
      return true;
    } catch (DatabaseUnavailableException e) {
      if (rows.find(sid).isPresent()) {
        return false;
      }
      throw e;
    }
  }
}
