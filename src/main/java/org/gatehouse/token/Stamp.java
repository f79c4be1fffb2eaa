package org.gatehouse.token;

import jakarta.json.JsonObjectBuilder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.gatehouse.config.SessionConfig;
import org.gatehouse.json.Json;

/**
 * Mints the claims of a session token, at a sign-in and each time it is sealed again: the one place
 * that gives times and ids (wire.md 8).
 */
public final class Stamp {
  private final SessionConfig config;
  private final Clock clock;

  public Stamp(SessionConfig config, Clock clock) {
    this.config = config;
    this.clock = clock;
  }

  /**
   * The claims with fresh {@code iat}, {@code exp} and {@code jti}; {@code sid} and {@code
   * auth_time} are kept, or given now to claims that have none (OpenID Connect's names).
   */
  public Claims of(Claims claims, Duration maxAge) {
    Instant now = Instant.ofEpochSecond(clock.instant().getEpochSecond());
    Instant proven = SessionTokens.proven(claims).orElse(now);
    Instant began = SessionTokens.began(claims).orElse(now);
    String session =
        claims.text(ClaimName.SESSION.wire()).orElseGet(() -> UUID.randomUUID().toString());
    JsonObjectBuilder members = Json.PROVIDER.createObjectBuilder(claims.toJson());
    ClaimName.stamped().forEach(members::remove);
    members.add(ClaimName.SESSION.wire(), session);
    members.add(ClaimName.AUTH_TIME.wire(), proven.getEpochSecond());
    members.add(ClaimName.ISSUED_AT.wire(), now.getEpochSecond());
    members.add(ClaimName.EXPIRES.wire(), expiry(now, began, maxAge).getEpochSecond());
    members.add(ClaimName.ID.wire(), UUID.randomUUID().toString());
    return new Claims(members.build());
  }

  /** As before, for as long as they were given last: where no callback may be asked. */
  public Claims again(Claims claims) {
    Optional<Instant> sealed = claims.instant(ClaimName.ISSUED_AT.wire());
    Optional<Instant> expires = claims.instant(ClaimName.EXPIRES.wire());
    Duration last =
        sealed.isPresent() && expires.isPresent()
            ? Duration.between(sealed.get(), expires.get())
            : config.maxAge();
    return of(claims, last.isNegative() ? config.maxAge() : last);
  }

  private Instant expiry(Instant now, Instant began, Duration maxAge) {
    Instant rolling = now.plus(maxAge);
    return config.absoluteMaxAge().map(began::plus).filter(rolling::isAfter).orElse(rolling);
  }
}
