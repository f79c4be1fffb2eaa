package org.gatehouse.session.write;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.gatehouse.config.AuthConfig;
import org.gatehouse.cookie.SessionCookie;
import org.gatehouse.cookie.SetCookie;
import org.gatehouse.cookie.TokenBudget;
import org.gatehouse.cookie.TokenTooLargeException;
import org.gatehouse.pipeline.CallbackStages;
import org.gatehouse.store.SessionRows;
import org.gatehouse.store.SessionVersions;
import org.gatehouse.store.StoredSession;
import org.gatehouse.token.Claims;
import org.gatehouse.token.DecodeResult;
import org.gatehouse.token.SessionTokens;
import org.gatehouse.trace.Trace;
import org.gatehouse.trace.Tracing;

/**
 * The claims are sealed in a row, the cookie holds an opaque token of 256 random bits, of which the
 * row knows the SHA-256 (wire.md 8, 18.13).
 */
@ApplicationScoped
class DatabaseStrategy implements SessionStrategy {
  private static final String COLUMN = "session";
  private static final int TOKEN_BYTES = 32;
  private static final Pattern TOKEN = Pattern.compile("[\\w-]{43}");
  private static final SecureRandom RANDOM = new SecureRandom();

  @Inject private SessionRows rows;
  @Inject private SessionVersions versions;
  @Inject private SessionTokens tokens;
  @Inject private CallbackStages stages;
  @Inject private CookieWriter cookie;
  @Inject private AuthConfig config;
  @Inject private Clock clock;
  @Inject private Tracing tracing;

  @Override
  public OpenedCookie open(SessionCookie.Found found) {
    Optional<String> token = token(found);
    if (token.isEmpty()) {
      return OpenedCookie.of(new DecodeResult.Malformed(), found);
    }
    Optional<StoredSession> row = rows.find(hash(token.get()));
    if (row.isEmpty()) {
      return OpenedCookie.of(new DecodeResult.Revoked(), found);
    }
    DecodeResult result = tokens.openColumn(row.get().sealed(), COLUMN);
    if (result instanceof DecodeResult.Expired) {
      rows.delete(row.get().tokenHash());
    }
    Optional<Claims> newer = result.claims().flatMap(versions::newerThan);
    return newer.isPresent()
        ? new OpenedCookie(new DecodeResult.Valid(newer.get(), 0), found, true, row)
        : new OpenedCookie(result, found, false, row);
  }

  @Override
  public List<SetCookie> begin(Claims claims, OpenedCookie previous) {
    end(previous);
    byte[] random = new byte[TOKEN_BYTES];
    RANDOM.nextBytes(random);
    String token = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    Claims stamped = stamp(claims);
    Instant expires = stamped.instant("exp").orElseThrow();
    Instant now = clock.instant();
    String sid = stamped.text("sid").orElseThrow();
    rows.create(
        new StoredSession(hash(token), sid, 0, sealed(stamped), now, now, expires),
        stamped.subject());
    return cookie.write(token, stamped, expires, previous.found());
  }

  /**
   * The row changes only if a claim did or {@code auth.session.update-age} has passed; the cookie
   * is set again at every read, and the session shown ends when the row did before (wire.md 8).
   */
  @Override
  public Pending keep(Claims claims, OpenedCookie opened, Reason reason) {
    StoredSession row = opened.row().orElseThrow();
    Claims before = opened.result().claims().orElseThrow();
    boolean changed = !before.equals(claims);
    boolean raises = changed && reason == Reason.CHANGE;
    Claims next = stamp(raises ? claims.withVersion(claims.version() + 1) : claims);
    Optional<String> content =
        changed || opened.outdated() || stale(before)
            ? Optional.of(sealed(next))
            : Optional.empty();
    Instant expires = next.instant("exp").orElseThrow();
    return new Pending(
        row.expires(),
        () -> {
          if (raises && !versions.raise(before, next)) {
            throw new SupersededException();
          }
          content.ifPresent(
              text -> rows.replace(row.with(next.version(), text, clock.instant(), expires)));
          String token = token(opened.found()).orElseThrow();
          return cookie.write(token, next, expires, opened.found());
        });
  }

  @Override
  public void end(OpenedCookie opened) {
    opened.row().ifPresent(row -> rows.delete(row.tokenHash()));
  }

  private Claims stamp(Claims claims) {
    return tokens.stamp(claims, stages.maxAge(claims, config.session().maxAge()));
  }

  private String sealed(Claims stamped) {
    String sealed = tokens.sealForColumn(stamped, COLUMN);
    if (sealed.length() > SessionTokens.LONGEST) {
      throw new TokenTooLargeException(sealed.length(), SessionTokens.LONGEST);
    }
    tracing.sealed(
        () ->
            new Trace.Sealed(
                sealed.length(),
                TokenBudget.bytesByClaim(stamped.toJson()),
                stamped.instant("exp").orElseThrow()));
    return sealed;
  }

  private boolean stale(Claims claims) {
    Instant sealed = claims.instant("iat").orElse(Instant.EPOCH);
    return !clock.instant().isBefore(sealed.plus(config.session().updateAge()));
  }

  private static Optional<String> token(SessionCookie.Found found) {
    return found.candidates().stream().filter(text -> TOKEN.matcher(text).matches()).findFirst();
  }

  private static String hash(String token) {
    try {
      byte[] bytes = token.getBytes(StandardCharsets.US_ASCII);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
