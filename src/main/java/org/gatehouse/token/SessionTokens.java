package org.gatehouse.token;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObjectBuilder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.gatehouse.config.AuthConfig;
import org.gatehouse.config.SessionConfig;
import org.gatehouse.json.Json;

/** The session token of this deployment: the one place that mints one, and the one that opens. */
@ApplicationScoped
public class SessionTokens {
  /** Characters of a sealed token that can be opened again. */
  public static final int LONGEST = TokenCodec.LONGEST;

  private static final String COLUMN = "gatehouse.column.";

  private AuthConfig config;
  private Clock clock;
  private TokenCodec codec;
  private OpenedTokens opened;
  private String salt;

  /** A freshly sealed token. */
  public record Minted(String token, Claims claims, Instant expires) {}

  /** For the container's client proxies. */
  protected SessionTokens() {}

  @Inject
  public SessionTokens(AuthConfig config, Clock clock) {
    this.config = config;
    this.clock = clock;
    this.codec =
        new TokenCodec(
            config.flavour(),
            config.secrets(),
            CookieNames.others(config.flavour(), config.cookies().sessionName()));
    this.opened = new OpenedTokens();
    this.salt = config.flavour().isV4() ? "" : config.cookies().sessionName();
  }

  /** Stamps the claims for the configured max age and seals them for the cookie. */
  public Minted mint(Claims claims) {
    Claims stamped = stamp(claims, config.session().maxAge());
    return new Minted(seal(stamped), stamped, stamped.instant("exp").orElseThrow());
  }

  /**
   * The claims with fresh {@code iat}, {@code exp} and {@code jti}; {@code sid} and {@code
   * auth_time} are kept, or given now to claims that have none (OpenID Connect's names).
   */
  public Claims stamp(Claims claims, Duration maxAge) {
    Instant now = Instant.ofEpochSecond(clock.instant().getEpochSecond());
    Instant proven = claims.instant("auth_time").or(() -> claims.instant("iat")).orElse(now);
    Instant expires = expiry(now, began(claims).orElse(now), maxAge);
    JsonObjectBuilder members = Json.PROVIDER.createObjectBuilder(claims.toJson());
    members.add("sid", claims.text("sid").orElseGet(() -> UUID.randomUUID().toString()));
    members.add("auth_time", proven.getEpochSecond());
    for (String name : new String[] {"iat", "exp", "jti"}) {
      members.remove(name);
    }
    members.add("iat", now.getEpochSecond());
    members.add("exp", expires.getEpochSecond());
    members.add("jti", UUID.randomUUID().toString());
    return new Claims(members.build());
  }

  /** Seals stamped claims for the cookie. */
  public String seal(Claims stamped) {
    return codec.seal(stamped, salt);
  }

  /** Seals claims for a column of the database; no cookie is ever opened with that key. */
  public String sealForColumn(Claims claims, String column) {
    return codec.seal(claims, COLUMN + column);
  }

  /** Opens what {@link #sealForColumn} sealed; the same times hold as for a cookie. */
  public DecodeResult openColumn(String sealed, String column) {
    return withinLifetime(codec.open(sealed, COLUMN + column, clock.instant()));
  }

  /** Opens a token, from memory if it was opened before; its times are checked at every use. */
  public DecodeResult open(String token) {
    Instant now = clock.instant();
    Optional<DecodeResult.Valid> known = opened.get(token, now.getEpochSecond());
    if (known.isPresent()) {
      return known.get();
    }
    DecodeResult result = withinLifetime(codec.open(token, salt, now));
    if (result instanceof DecodeResult.Valid valid) {
      opened.put(token, valid, absoluteEnd(valid.content(), config.session()));
    }
    return result;
  }

  private DecodeResult withinLifetime(DecodeResult result) {
    return withinLifetime(result, config.session(), clock.instant());
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

  private Instant expiry(Instant now, Instant signedIn, Duration maxAge) {
    Instant rolling = now.plus(maxAge);
    return config
        .session()
        .absoluteMaxAge()
        .map(signedIn::plus)
        .filter(rolling::isAfter)
        .orElse(rolling);
  }

  private static Optional<Instant> absoluteEnd(Claims claims, SessionConfig session) {
    return session.absoluteMaxAge().flatMap(limit -> began(claims).map(t -> t.plus(limit)));
  }

  /** Claim {@code began} is there only where the proof is older than the session. */
  private static Optional<Instant> began(Claims claims) {
    return claims
        .instant("began")
        .or(() -> claims.instant("auth_time"))
        .or(() -> claims.instant("iat"));
  }
}
