package org.gatehouse.flow;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.gatehouse.config.AuthConfig;
import org.gatehouse.config.Setting;
import org.gatehouse.token.Claims;

/**
 * Whether somebody proved who he is within {@code auth.fresh}, as changes of the ways to sign in
 * need it. To prove it again is to sign in again.
 */
@ApplicationScoped
public class FreshProof {
  /** Code of the refusal. */
  public static final String REQUIRED = "FreshSignInRequired";

  private AuthConfig config;
  private Clock clock;

  /** For the container's client proxies. */
  protected FreshProof() {}

  @Inject
  FreshProof(AuthConfig config, Clock clock) {
    this.config = config;
    this.clock = clock;
  }

  /**
   * Every sign-in here says how ({@code amr}); a session of Auth.js does not, and its {@code
   * auth_time} is only the time at which it was sealed.
   */
  public boolean of(Claims claims) {
    Instant now = clock.instant();
    Optional<Instant> proven = claims.instant("auth_time").filter(time -> claims.has("amr"));
    return proven.filter(t -> !t.isAfter(now) && !now.isAfter(t.plus(age()))).isPresent();
  }

  /** How old a proof may be. */
  public Duration age() {
    return config.settings().seconds(Setting.FRESH);
  }
}
