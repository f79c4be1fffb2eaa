package org.gatehouse.store;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.json.JsonObject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.gatehouse.config.SessionConfig;
import org.gatehouse.json.Json;
import org.gatehouse.token.ClaimName;
import org.gatehouse.token.Claims;
import org.gatehouse.token.DecodeResult;
import org.gatehouse.token.Digest;
import org.gatehouse.token.SealedColumns;
import org.gatehouse.token.SealedColumns.Column;
import org.gatehouse.token.SessionKey;
import org.gatehouse.token.SessionTokens;

/**
 * Claims that did not fit into the cookies (mission row A20): they lie in the database, and the
 * token holds their digest in claim {@code moved}. Each content has a row of its own, so that a
 * cookie that comes late finds what it was sealed with.
 */
public final class MovedClaims {
  private static final Logger LOG = System.getLogger(MovedClaims.class.getName());
  private static final String REFERENCE = ClaimName.MOVED.wire();

  /** As long as a digest, to measure with. */
  private static final String PLACEHOLDER = "-".repeat(22);

  private final MovedStore store;
  private final SealedColumns columns;
  private final SessionConfig config;
  private final Clock clock;
  private final Cache<String, Stored> stored;

  /**
   * @param characters of memory for contents that were read or written
   */
  public MovedClaims(
      MovedStore store, SealedColumns columns, SessionConfig config, Clock clock, long characters) {
    this.store = store;
    this.columns = columns;
    this.config = config;
    this.clock = clock;
    this.stored =
        Caffeine.newBuilder()
            .maximumWeight(characters)
            .weigher((String row, Stored entry) -> 2 * (row.length() + entry.characters()))
            .executor(Runnable::run)
            .build();
  }

  /** A content whose row this node read or wrote. */
  private record Stored(JsonObject members, int characters, int keyIndex, Instant until) {}

  /** The claims with their moved ones back in place, or why that cannot be. */
  public DecodeResult restore(DecodeResult.Valid token) {
    Claims claims = token.content();
    if (!claims.has(REFERENCE)) {
      return token;
    }
    SessionKey key = SessionKey.of(claims);
    String digest = claims.text(REFERENCE).filter(t -> t.length() <= 64).orElse("");
    String row = row(key.id(), digest);
    Stored kept = stored.getIfPresent(row);
    if (kept == null || !clock.instant().isBefore(kept.until())) {
      DecodeResult read = read(key, digest);
      if (!(read instanceof DecodeResult.Valid valid)) {
        return read;
      }
      kept = remember(row, valid);
    }
    return new DecodeResult.Valid(
        claims.without(REFERENCE).withAll(kept.members()), token.keyIndex());
  }

  /** What the token holds once these members are moved: to measure with; nothing is written. */
  public static Claims without(Claims stamped, Iterable<String> members) {
    Claims rest = stamped;
    for (String name : members) {
      rest = rest.without(name);
    }
    return rest.with(REFERENCE, PLACEHOLDER);
  }

  /** Writes the members, unless their row is there, and gives the token without them. */
  public Claims move(Claims stamped, Iterable<String> members) {
    SessionKey key = SessionKey.of(stamped);
    var content = Json.PROVIDER.createObjectBuilder();
    members.forEach(name -> content.add(name, stamped.toJson().get(name)));
    JsonObject moved = content.build();
    String digest = digest(moved);
    Instant until = until(stamped);
    Stored kept = stored.getIfPresent(row(key.id(), digest));
    if (kept == null || kept.keyIndex() > 0 || kept.until().isBefore(until)) {
      write(key, digest, stamped, moved, until);
    }
    return without(stamped, members).with(REFERENCE, digest);
  }

  private void write(
      SessionKey key, String digest, Claims stamped, JsonObject moved, Instant until) {
    String row = row(key.id(), digest);
    Claims content =
        stamped
            .only(
                ClaimName.SUBJECT.wire(),
                ClaimName.SESSION.wire(),
                ClaimName.ISSUED_AT.wire(),
                ClaimName.AUTH_TIME.wire(),
                ClaimName.BEGAN.wire())
            .with(ClaimName.EXPIRES.wire(), Json.PROVIDER.createValue(until.getEpochSecond()))
            .with(REFERENCE, moved);
    store.put(key.id(), digest, columns.seal(content, Column.MOVED, row), clock.instant(), until);
    remember(row, new DecodeResult.Valid(content, 0));
  }

  private DecodeResult read(SessionKey key, String digest) {
    Optional<String> sealed = store.find(key.id(), digest);
    if (sealed.isEmpty()) {
      return new DecodeResult.Revoked();
    }
    DecodeResult result = columns.open(sealed.get(), Column.MOVED, row(key.id(), digest));
    if (result instanceof DecodeResult.Valid valid) {
      boolean fits =
          key.owns(valid.content())
              && valid.content().toJson().get(REFERENCE) instanceof JsonObject moved
              && digest(moved).equals(digest);
      result = fits ? valid : new DecodeResult.Mixed();
    }
    if (result instanceof DecodeResult.Mixed) {
      LOG.log(Level.ERROR, "SessionMixed: a row of moved claims is not of its session.");
    }
    return result;
  }

  private Stored remember(String row, DecodeResult.Valid content) {
    Claims claims = content.content();
    JsonObject moved = claims.toJson().getJsonObject(REFERENCE);
    Instant until = claims.instant(ClaimName.EXPIRES.wire()).orElseThrow();
    Stored kept = new Stored(moved, moved.toString().length(), content.keyIndex(), until);
    stored.put(row, kept);
    return kept;
  }

  /** As long as the session may live: the row is not written again when only the cookie rolls. */
  private Instant until(Claims stamped) {
    Instant rolling = stamped.instant(ClaimName.EXPIRES.wire()).orElseThrow();
    return SessionTokens.absoluteEnd(stamped, config).orElse(rolling);
  }

  private static String row(String key, String digest) {
    return key + ":" + digest;
  }

  private static String digest(JsonObject members) {
    return Digest.of(members.toString()).substring(0, PLACEHOLDER.length());
  }
}
