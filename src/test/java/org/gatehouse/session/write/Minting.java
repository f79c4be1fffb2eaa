package org.gatehouse.session.write;

import java.time.Clock;
import java.time.Instant;
import org.gatehouse.config.AuthConfig;
import org.gatehouse.token.Claims;
import org.gatehouse.token.DecodeResult;
import org.gatehouse.token.SessionTokens;
import org.gatehouse.token.Stamp;

/** Session tokens as a server mints them, for the configured max age. */
public final class Minting {
  private final AuthConfig config;
  private final Clock clock;
  private final SessionTokens tokens;

  public Minting(AuthConfig config, Clock clock) {
    this.config = config;
    this.clock = clock;
    this.tokens = new SessionTokens(config, clock);
  }

  /** A freshly sealed token. */
  public record Minted(String token, Claims claims, Instant expires) {}

  public Minted mint(Claims claims) {
    Claims stamped = new Stamp(config.session(), clock).of(claims, config.session().maxAge());
    return new Minted(tokens.seal(stamped), stamped, stamped.instant("exp").orElseThrow());
  }

  public DecodeResult open(String token) {
    return tokens.open(token);
  }
}
