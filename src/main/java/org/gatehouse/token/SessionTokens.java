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
import org.gatehouse.json.Json;

/** The session token of this deployment: the one place that mints one, and the one that opens. */
@ApplicationScoped
public class SessionTokens {
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

  /**
   * Seals the claims with fresh {@code iat}, {@code exp} and {@code jti}; {@code sid} and {@code
   * auth_time} are kept, or given now to a token that has none (OpenID Connect's names).
   */
  public Minted mint(Claims claims) {
    Instant now = Instant.ofEpochSecond(clock.instant().getEpochSecond());
    Instant signedIn = claims.instant("auth_time").or(() -> claims.instant("iat")).orElse(now);
    Instant expires = expiry(now, signedIn);
    JsonObjectBuilder members = Json.PROVIDER.createObjectBuilder(claims.toJson());
    members.add("sid", claims.text("sid").orElseGet(() -> UUID.randomUUID().toString()));
    members.add("auth_time", signedIn.getEpochSecond());
    for (String name : new String[] {"iat", "exp", "jti"}) {
      members.remove(name);
    }
    members.add("iat", now.getEpochSecond());
    members.add("exp", expires.getEpochSecond());
    members.add("jti", UUID.randomUUID().toString());
    Claims minted = new Claims(members.build());
    return new Minted(codec.seal(minted, salt), minted, expires);
  }

  /** Opens a token, from memory if it was opened before; its times are checked at every use. */
  public DecodeResult open(String token) {
    Instant now = clock.instant();
    Optional<DecodeResult.Valid> known = opened.get(token, now.getEpochSecond());
    if (known.isPresent()) {
      return known.get();
    }
    DecodeResult result = codec.open(token, salt, now);
    if (!(result instanceof DecodeResult.Valid valid)) {
      return result;
    }
    Optional<Instant> ends = absoluteEnd(valid.content());
    if (ends.isPresent() && !now.isBefore(ends.get())) {
      return new DecodeResult.Expired(Duration.between(ends.get(), now));
    }
    opened.put(token, valid, ends);
    return valid;
  }

  private Instant expiry(Instant now, Instant signedIn) {
    Instant rolling = now.plus(config.session().maxAge());
    return config
        .session()
        .absoluteMaxAge()
        .map(signedIn::plus)
        .filter(rolling::isAfter)
        .orElse(rolling);
  }

  private Optional<Instant> absoluteEnd(Claims claims) {
    Optional<Instant> signedIn = claims.instant("auth_time").or(() -> claims.instant("iat"));
    return config.session().absoluteMaxAge().flatMap(limit -> signedIn.map(t -> t.plus(limit)));
  }
}
