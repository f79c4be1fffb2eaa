package org.gatehouse.token;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.gatehouse.config.AuthConfig;
import org.gatehouse.config.Secrets;
import org.gatehouse.config.SessionConfig;

/** The session token of this deployment in its cookie: sealed, and opened again. */
public final class SessionTokens {
  /** Characters of a sealed token that can be opened again. */
  public static final int LONGEST = TokenCodec.LONGEST;

  /** How far the clock of who sealed a token may be ahead (wire.md 8, 18.2). */
  public static final Duration AHEAD = Duration.ofSeconds(15);

  private final SessionConfig config;
  private final Clock clock;
  private final Secrets secrets;
  private final TokenCodec codec;
  private final OpenedTokens opened = new OpenedTokens();
  private final String salt;

  public SessionTokens(AuthConfig config, Clock clock) {
    this.config = config.session();
    this.clock = clock;
    this.secrets = config.secrets();
    this.salt = config.flavour().isV4() ? "" : config.cookies().sessionName();
    this.codec =
        new TokenCodec(
            config.flavour(),
            config.secrets(),
            ForeignCookies.others(config.flavour(), config.cookies().sessionName()),
            Set.of(salt));
  }

  /** Seals stamped claims for the cookie. */
  public String seal(Claims stamped) {
    return codec.seal(stamped, salt);
  }

  /**
   * Opens a token, from memory if it was opened before; its times are checked at every use. The
   * claims of a valid one are {@linkplain SessionKey#identified identified}.
   */
  public DecodeResult open(String token) {
    Instant now = clock.instant();
    Optional<DecodeResult.Valid> known = opened.get(token, now.getEpochSecond());
    if (known.isPresent()) {
      secrets.use().opened(known.get().keyIndex(), now);
      return unlessRevoked(known.get(), known.get().keyIndex());
    }
    DecodeResult result = withinLifetime(codec.open(token, salt, now), config, now);
    if (!(result instanceof DecodeResult.Valid valid)) {
      return result;
    }
    DecodeResult.Valid identified =
        new DecodeResult.Valid(SessionKey.identified(valid.content()), valid.keyIndex());
    opened.put(token, identified, absoluteEnd(identified.content(), config));
    return identified;
  }

  /** Judges claims that were opened before by the time of now. */
  public DecodeResult judge(Claims claims, int keyIndex) {
    Instant now = clock.instant();
    DecodeResult result = withinLifetime(TokenTimes.check(claims, keyIndex, now), config, now);
    return unlessRevoked(result, keyIndex);
  }

  private DecodeResult unlessRevoked(DecodeResult result, int number) {
    return secrets.isRevoked(number) ? new DecodeResult.Revoked() : result;
  }

  /** Expired where {@code auth.session.absolute-max-age} has passed since the sign-in. */
  public static DecodeResult withinLifetime(
      DecodeResult result, SessionConfig session, Instant now) {
    return result
        .claims()
        .flatMap(claims -> absoluteEnd(claims, session))
        .filter(end -> !now.isBefore(end))
        .<DecodeResult>map(end -> new DecodeResult.Expired(Duration.between(end, now)))
        .orElse(result);
  }

  /** When the session ends however much it is used; empty if it need not end. */
  public static Optional<Instant> absoluteEnd(Claims claims, SessionConfig session) {
    return session.absoluteMaxAge().flatMap(limit -> began(claims).map(t -> t.plus(limit)));
  }

  /** When the session began; for a token of Auth.js, when it was sealed. */
  public static Optional<Instant> began(Claims claims) {
    return claims.instant(ClaimName.BEGAN.wire()).or(() -> proven(claims));
  }

  /** When its user last proved who he is. */
  static Optional<Instant> proven(Claims claims) {
    return claims
        .instant(ClaimName.AUTH_TIME.wire())
        .or(() -> claims.instant(ClaimName.ISSUED_AT.wire()));
  }
}
